using Telemetry.Domain.Network;

namespace Telemetry.Api.Commands;

/// <summary>Whether a gateway may have a key.</summary>
internal static class KnownGateways
{
    /// <summary>How many are named to whoever mistyped one.</summary>
    private const int MostNamed = 20;

    /// <summary>Why the gateway gets no key; null when it may. Before there is a network nothing can be said.</summary>
    public static string? Trouble(string gateway, CityNetwork? network)
    {
        var known = network?.Gateways.Select(g => g.Id.Value).ToList();
        if (known is null || known.Contains(gateway))
        {
            return null;
        }

        var names = known.Count == 0 ? "none" : string.Join(", ", known.Take(MostNamed)) + (known.Count > MostNamed ? $" and {known.Count - MostNamed} more" : "");
        return $"The network has no gateway {gateway}, so every reading of it would be rejected. It has: {names}. "
            + "Add it to the network file first, or issue the key all the same with --force.";
    }
}
