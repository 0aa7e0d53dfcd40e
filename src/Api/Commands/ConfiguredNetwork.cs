using System.Text;
using Microsoft.Extensions.Options;
using Telemetry.Api.Network;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Commands;

/// <summary>The network that a host with these settings would have in force.</summary>
internal static class ConfiguredNetwork
{
    /// <summary>Null when no network was ever imported and none is configured. The configured file wins, as at a start.</summary>
    public static async Task<CityNetwork?> ReadAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var path = services.GetRequiredService<IOptions<NetworkOptions>>().Value.NetworkFile;
        if (path is { Length: > 0 })
        {
            try
            {
                if (NetworkFileReader.Read(await File.ReadAllBytesAsync(path, cancellation)).Network is { } configured)
                {
                    return configured;
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // The host would not start with it; what was imported before still tells.
            }
        }

        var stored = await services.GetRequiredService<INetworkStore>().ReadLatestAsync(cancellation);
        return stored is null ? null : NetworkFileReader.Read(Encoding.UTF8.GetBytes(stored.Json)).Network;
    }
}
