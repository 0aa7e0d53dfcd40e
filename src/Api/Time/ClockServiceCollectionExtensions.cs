using Microsoft.Extensions.Options;

namespace Telemetry.Api.Time;

internal static class ClockServiceCollectionExtensions
{
    /// <summary>Adds the host's clock. When it is simulated, every answer says so.</summary>
    public static IServiceCollection AddClock(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ClockOptions>().Bind(configuration.GetSection(ClockOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ApiOptions>().PostConfigure<IOptions<ClockOptions>>((api, clock) => api.SimulatedTime = clock.Value.Simulated);
        return services.AddSingleton(provider => provider.GetRequiredService<IOptions<ClockOptions>>().Value.Create());
    }
}
