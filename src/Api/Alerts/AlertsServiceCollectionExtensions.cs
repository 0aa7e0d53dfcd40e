using Telemetry.Api.Endpoints.Alerts;

namespace Telemetry.Api.Alerts;

internal static class AlertsServiceCollectionExtensions
{
    /// <summary>Adds the read side of alerts and what people do about them. Expects an <c>IOutcomeLog</c> and an <c>ICallOutStore</c>.</summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AlertsOptions>().Bind(configuration.GetSection(AlertsOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpContextAccessor();
        services.AddSingleton<AlertReader>();
        services.AddSingleton<OperatorActions>();
        return services;
    }
}
