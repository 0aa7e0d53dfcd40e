using Telemetry.Domain.Network;

namespace Telemetry.Api.Network;

internal static class NetworkServiceCollectionExtensions
{
    /// <summary>Adds the network in force and its loading at start. Expects an <c>INetworkStore</c>; add it before what needs a network.</summary>
    public static IServiceCollection AddNetwork(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<NetworkOptions>().Bind(configuration.GetSection(NetworkOptions.Section));
        services.AddSingleton<NetworkProvider>();
        services.AddSingleton<INetworkProvider>(provider => provider.GetRequiredService<NetworkProvider>());
        services.AddSingleton<NetworkImport>();
        services.AddHostedService<NetworkLoader>();
        return services;
    }
}
