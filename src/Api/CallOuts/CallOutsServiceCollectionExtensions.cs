using Microsoft.Extensions.Options;
using Telemetry.Api.CallOuts.Concerns;

namespace Telemetry.Api.CallOuts;

internal static class CallOutsServiceCollectionExtensions
{
    /// <summary>Adds who is called out about what, and the service that does it. Expects the notifications, the alerts' read side and the pipeline's state.</summary>
    public static IServiceCollection AddCallOuts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CallOutOptions>().Bind(configuration.GetSection(CallOutOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<CallOutOptions>, CallOutOptionsValidator>();
        services.AddSingleton<CallOutIssuer>();
        services.AddSingleton<CallOutTrial>();
        services.AddSingleton<ConcernWatch>();
        services.AddSingleton<CallOutRound>();
        services.AddSingleton<CallOutStatus>();
        services.AddHostedService<CallOutService>();
        services.AddHealthChecks().AddCheck<CallOutHealthCheck>("call-outs");
        return services;
    }
}
