using System.Text;
using Microsoft.Extensions.Options;
using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Network;

/// <summary>Puts the stored network, or the configured file, in force before anything else starts.</summary>
internal sealed partial class NetworkLoader(
    INetworkStore store, NetworkProvider provider, NetworkImport import, IOptions<NetworkOptions> options, ILogger<NetworkLoader> logger)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await store.ReadLatestAsync(cancellationToken) is { } stored)
        {
            var read = NetworkFileReader.Read(Encoding.UTF8.GetBytes(stored.Json));
            provider.Put(read.Network ?? throw Wrong("the stored network", read.Errors), stored);
        }

        if (options.Value.NetworkFile is { Length: > 0 } path)
        {
            var result = await import.ImportAsync(await ReadAsync(path, cancellationToken), "start", cancellationToken);
            if (result.File is null)
            {
                throw Wrong(path, result.Errors);
            }
        }

        var network = provider.Current;
        if (provider.File is null)
        {
            NoNetwork(logger);
        }
        else
        {
            Loaded(logger, provider.File.Sha256, network.Sites.Count, network.Sensors.Count, network.Routes.Count);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{NetworkOptions.Section}:{nameof(NetworkOptions.NetworkFile)} can't be read: {error.Message}", error);
        }
    }

    private static InvalidDataException Wrong(string what, IReadOnlyList<NetworkFileError> errors) =>
        new($"{what} can't be put in force:{string.Concat(errors.Select(e => $"{Environment.NewLine}  {e.Path} {e.Message}"))}");

    [LoggerMessage(4011, LogLevel.Information, "Network {Sha256} in force: {Sites} sites, {Sensors} sensors, {Routes} routes")]
    private static partial void Loaded(ILogger logger, string sha256, int sites, int sensors, int routes);

    [LoggerMessage(4012, LogLevel.Warning, "No network is imported: every reading is rejected as of an unknown sensor. Set Telemetry:NetworkFile or PUT /api/v1/network")]
    private static partial void NoNetwork(ILogger logger);
}
