namespace Telemetry.Domain.Network;

/// <summary>The <c>gateways</c> of a network file.</summary>
internal sealed class NetworkFileGateways
{
    private readonly List<Gateway> _all = [];

    public NetworkFileGateways(NetworkFileObject file, NetworkFileErrors errors)
    {
        foreach (var (element, path) in file.Items("gateways", required: false))
        {
            if (NetworkFileObject.Open(element, path, errors, "id", "name") is { } gateway)
            {
                var id = Ids.Declare(gateway);
                var name = gateway.Text("name");
                if (id is not null && name is not null)
                {
                    _all.Add(new Gateway(new GatewayId(id), name));
                }
            }
        }
    }

    public NetworkFileIds Ids { get; } = new("gateway");

    /// <summary>The gateways of the file, and one for each sensor that is its own.</summary>
    public IReadOnlyList<Gateway> WithOwn(IReadOnlyList<Sensor> sensors)
    {
        var known = _all.Select(g => g.Id).ToHashSet();
        return [.. _all, .. sensors.Where(s => known.Add(s.Gateway)).Select(s => new Gateway(s.Gateway, s.Id.Value))];
    }
}
