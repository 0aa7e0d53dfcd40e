using Microsoft.Extensions.Options;

namespace Telemetry.Api.CallOuts;

internal static class CallOutsServiceCollectionExtensions
{
    /// <summary>Adds who is called out about what. Expects the notifications.</summary>
    public static IServiceCollection AddCallOuts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<CallOutOptions>().Bind(configuration.GetSection(CallOutOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<CallOutOptions>, CallOutOptionsValidator>();
        services.AddSingleton<CallOutIssuer>();
        services.AddSingleton<CallOutTrial>();
        return services;
    }
}
