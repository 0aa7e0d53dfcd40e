namespace Telemetry.Api.Time;

internal static class ClockServiceCollectionExtensions
{
    /// <summary>Adds the host's clock. When it is simulated, every answer says so.</summary>
    public static IServiceCollection AddClock(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ClockOptions>().Bind(configuration.GetSection(ClockOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        var options = configuration.GetSection(ClockOptions.Section).Get<ClockOptions>() ?? new ClockOptions();
        services.PostConfigure<ApiOptions>(api => api.SimulatedTime = options.Simulated);
        return services.AddSingleton(_ => options.Create());
    }
}
