using Telemetry.Domain.Network;
using Telemetry.Domain.Records;

namespace Telemetry.Rules.Evidence;

/// <summary>
/// Which parts of readings, nights and days were given out, by what they were made of: so what has not changed since is named in a root without being
/// written and compressed again. When a forecast comes, every route of a city may be decided anew at the same tick.
/// </summary>
public sealed class EvidenceMemory
{
    private readonly Dictionary<SiteId, Dictionary<long, Part>> _given = [];

    private readonly Dictionary<string, (object MadeOf, EvidenceName Name)> _whole = new(StringComparer.Ordinal);

    /// <summary>Everything is given out once more.</summary>
    public void Clear()
    {
        _given.Clear();
        _whole.Clear();
    }

    /// <summary>The name of a part that is made of one object, which never changes.</summary>
    internal EvidenceName? Given(string part, object madeOf) =>
        _whole.TryGetValue(part, out var given) && ReferenceEquals(given.MadeOf, madeOf) ? given.Name : null;

    internal void Remember(object madeOf, EvidenceName name) => _whole[name.Name] = (madeOf, name);

    /// <param name="part">A number that orders the site's parts.</param>
    /// <param name="madeOf">A hash of all that the part is written from.</param>
    internal EvidenceName? Given(SiteId site, long part, ReadOnlySpan<byte> madeOf) =>
        _given.TryGetValue(site, out var parts) && parts.TryGetValue(part, out var given) && madeOf.SequenceEqual(given.MadeOf) ? given.Name : null;

    /// <summary>Takes the place of what was remembered of the site.</summary>
    internal void Remember(SiteId site, Dictionary<long, Part> parts) => _given[site] = parts;

    /// <param name="MadeOf">A hash of all that it was written from.</param>
    internal readonly record struct Part(byte[] MadeOf, EvidenceName Name);
}
