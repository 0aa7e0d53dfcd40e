using System.Text;
using Telemetry.Domain.Network;

namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>Network files: a network or errors, never both; a network that is given holds together and has one hash.</summary>
internal sealed class NetworkFileTarget : FuzzTarget
{
    private static readonly byte[][] Tokens = [.. new[]
    {
        "{", "}", "[", "]", "\"", ",", ":", "null", "true", "\"id\":", "\"id\":\"a57-snake\"", "\"site\":", "\"quantities\":[", "\"timeZone\":\"Mars/Base\"", "\"Europe/London\"", "\"latitude\":91",
        "\"intervalSeconds\":0", "\"intervalSeconds\":1e300", "\"bins\":[", "\"routes\":[", "\"offset\":", "\\ud800", "\uFEFF", "//", "\"kind\":\"road\"", "-0",
    }.Select(Encoding.UTF8.GetBytes)];

    private readonly byte[][] _seeds = [File.ReadAllBytes(Repository.Path("docs", "network.example.json")), .. GoldenPayloads.Replayed("network.json", 6, 20_000)];

    public override string Name => "network-file";

    public override string? Try(Random random)
    {
        var input = Mutation.Of(random, _seeds, Tokens);
        NetworkFileResult? read = null;
        var problem = Spent.TooMuch(() => read = NetworkFileReader.Read(input), input.Length, perByte: 500, once: 300_000) ?? Broken(read!, input);
        return problem is null ? null : problem + JsonReadings.Of(input);
    }

    private static string? Broken(NetworkFileResult read, byte[] input)
    {
        if (read.Network is not { } network)
        {
            return read.Errors.Count == 0 || read.Sha256.Length > 0 ? "neither a network nor an error" : null;
        }

        var sites = network.Sites.Select(s => s.Id.Value).ToHashSet(StringComparer.Ordinal);
        return read.Errors.Count > 0 ? "a network of a file with errors"
            : NetworkFileReader.Read(input).Sha256 != read.Sha256 ? "read twice, it has another hash"
            : sites.Count != network.Sites.Count || network.Sensors.DistinctBy(s => s.Id).Count() != network.Sensors.Count ? "an id twice"
            : network.Sites.Any(s => !Identifier.IsValid(s.Id.Value)) || network.Sensors.Any(s => !Identifier.IsValid(s.Id.Value)) ? "an id that is none"
            : network.Sensors.Any(s => !sites.Contains(s.Site.Value) || network.FindGateway(s.Gateway) is null || s.Quantities.Count == 0) ? "a sensor of nowhere, of nobody, or of nothing"
            : network.Sensors.Any(s => s.Interval <= TimeSpan.Zero || s.Interval > TimeSpan.FromDays(31)) ? "an interval that can't be"
            : network.Sites.Any(s => !(Math.Abs(s.Latitude) <= 90) || !(Math.Abs(s.Longitude) <= 180)) ? "a place that is none"
            : network.Routes.Any(r => r.Stations.Any(s => !sites.Contains(s.Site.Value) || !double.IsFinite(s.OffsetK))) ? "a route by a station that is not there"
            : null;
    }
}
