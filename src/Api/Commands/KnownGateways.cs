using System.Text;
using Microsoft.Extensions.Options;
using Telemetry.Api.Network;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Commands;

/// <summary>The gateways of the network that a host with these settings would have in force.</summary>
internal static class KnownGateways
{
    /// <summary>How many are named to whoever mistyped one.</summary>
    private const int MostNamed = 20;

    /// <summary>Null when no network was ever imported and none is configured. The configured file wins, as at a start.</summary>
    public static async Task<IReadOnlyList<GatewayId>?> ReadAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var path = services.GetRequiredService<IOptions<NetworkOptions>>().Value.NetworkFile;
        if (path is { Length: > 0 })
        {
            try
            {
                if (NetworkFileReader.Read(await File.ReadAllBytesAsync(path, cancellation)).Network is { } configured)
                {
                    return Ids(configured);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // The host would not start with it; what was imported before still tells the gateways.
            }
        }

        var stored = await services.GetRequiredService<INetworkStore>().ReadLatestAsync(cancellation);
        return stored is null ? null : NetworkFileReader.Read(Encoding.UTF8.GetBytes(stored.Json)).Network is { } network ? Ids(network) : null;
    }

    /// <summary>Why the gateway gets no key; null when it may.</summary>
    public static string? Trouble(string gateway, IReadOnlyList<GatewayId>? known)
    {
        if (known is null || known.Any(g => g.Value == gateway))
        {
            return null;
        }

        var names = known.Count == 0 ? "none" : string.Join(", ", known.Take(MostNamed).Select(g => g.Value)) + (known.Count > MostNamed ? $" and {known.Count - MostNamed} more" : "");
        return $"The network has no gateway {gateway}, so every reading of it would be rejected. It has: {names}. "
            + "Add it to the network file first, or issue the key all the same with --force.";
    }

    private static List<GatewayId> Ids(CityNetwork network) => [.. network.Gateways.Select(g => g.Id)];
}
