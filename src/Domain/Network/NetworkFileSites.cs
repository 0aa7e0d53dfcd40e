namespace Telemetry.Domain.Network;

/// <summary>The <c>sites</c> of a network file.</summary>
internal sealed class NetworkFileSites
{
    private readonly List<Site> _all = [];
    private readonly Dictionary<string, SiteKind> _kinds = new(StringComparer.Ordinal);

    public NetworkFileSites(NetworkFileObject file, NetworkFileErrors errors)
    {
        foreach (var (element, path) in file.Items("sites", required: true))
        {
            if (NetworkFileObject.Open(element, path, errors, "id", "name", "latitude", "longitude", "kind", "road") is { } site)
            {
                Read(site, errors);
            }
        }
    }

    public NetworkFileIds Ids { get; } = new("site");

    public IReadOnlyList<Site> All => _all;

    /// <summary>Reads a reference to a site of one kind.</summary>
    public SiteId? Refer(NetworkFileObject from, SiteKind kind)
    {
        if (Ids.Refer(from, "site") is not { } id)
        {
            return null;
        }

        // A site whose own kind could not be read has been told there; it is not told again here.
        if (_kinds.TryGetValue(id, out var actual) && actual != kind)
        {
            from.Fail("site", $"'{id}' is of kind {Name(actual)}; it must be of kind {Name(kind)}");
            return null;
        }

        return new SiteId(id);
    }

    private static string Name(SiteKind kind) => kind switch
    {
        SiteKind.Road => "road",
        SiteKind.Air => "air",
        _ => "bin",
    };

    private void Read(NetworkFileObject site, NetworkFileErrors errors)
    {
        var id = Ids.Declare(site);
        var name = site.Text("name");
        var latitude = site.Number("latitude", -90, 90, "degrees");
        var longitude = site.Number("longitude", -180, 180, "degrees");
        var kind = site.Choice("kind", true, ("road", SiteKind.Road), ("air", SiteKind.Air), ("bin", SiteKind.Bin));
        var road = NetworkFileRoads.Read(site, kind, errors);
        if (id is not null && kind is { } known)
        {
            _kinds.Add(id, known);
            if (name is not null && latitude is { } north && longitude is { } east)
            {
                _all.Add(new Site(new SiteId(id), name, north, east, known) { Road = road });
            }
        }
    }
}
