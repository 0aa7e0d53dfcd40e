using Telemetry.Domain.Live;

namespace Telemetry.Api.Live;

internal static class LiveServiceCollectionExtensions
{
    /// <summary>Adds the live stream. Expects an <c>IOutcomeLog</c>.</summary>
    public static IServiceCollection AddLive(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LiveOptions>().Bind(configuration.GetSection(LiveOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<ILiveFeed>(provider => provider.GetRequiredService<LiveFeed>());
        services.AddSingleton<LiveEventFormat>();
        services.AddSingleton<LiveClients>();
        return services;
    }
}
