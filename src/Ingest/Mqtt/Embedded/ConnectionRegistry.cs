using System.Collections.Concurrent;
using System.Net;
using Telemetry.Domain.Network;

namespace Telemetry.Ingest.Mqtt.Embedded;

/// <summary>The connections there are, with the limits on how many.</summary>
internal sealed class ConnectionRegistry(EmbeddedBrokerOptions options, TimeProvider time)
{
    private readonly ConcurrentDictionary<GatewayConnection, IPAddress?> _all = [];
    private readonly ConcurrentDictionary<GatewayId, GatewayQuota> _quotas = [];
    private readonly Dictionary<IPAddress, int> _unsignedByAddress = [];
    private readonly Lock _lock = new();
    private int _unsigned;
    private int _total;

    public IEnumerable<GatewayConnection> All => _all.Keys;

    public int Count => Volatile.Read(ref _total);

    public BrokerConnections SignedIn()
    {
        var gateways = new HashSet<GatewayId>();
        var anonymous = 0;
        foreach (var connection in All)
        {
            if (connection is not { IsSignedIn: true, IsClosed: false })
            {
                continue;
            }

            if (connection.Gateway is { } gateway)
            {
                gateways.Add(gateway);
            }
            else
            {
                anonymous++;
            }
        }

        return new BrokerConnections(gateways, anonymous);
    }

    /// <summary>False when too many have not signed in yet, from anywhere or from this address, or too many are connected.</summary>
    public bool TryAdmit(IPAddress address)
    {
        lock (_lock)
        {
            var here = _unsignedByAddress.GetValueOrDefault(address);
            if (_total >= options.MaxConnections || _unsigned >= options.MaxUnsigned || here >= options.MaxUnsignedPerAddress)
            {
                return false;
            }

            _total++;
            _unsigned++;
            _unsignedByAddress[address] = here + 1;
            return true;
        }
    }

    public void Add(GatewayConnection connection, IPAddress address) => _all[connection] = address;

    /// <summary>The connection no longer counts among those that have not signed in.</summary>
    public void SignedIn(GatewayConnection connection)
    {
        if (_all.TryGetValue(connection, out var address) && address is not null && _all.TryUpdate(connection, null, address))
        {
            ReleaseUnsigned(address);
        }
    }

    public void Remove(GatewayConnection? connection, IPAddress address)
    {
        if (connection is null)
        {
            ReleaseUnsigned(address);
        }
        else if (_all.TryRemove(connection, out var unsigned) && unsigned is not null)
        {
            ReleaseUnsigned(unsigned);
        }

        lock (_lock)
        {
            _total--;
        }
    }

    /// <summary>One for each gateway that ever signed in, so at most one for each key; an anonymous connection has its own.</summary>
    public GatewayQuota QuotaOf(GatewayId? gateway) =>
        gateway is { } id ? _quotas.GetOrAdd(id, _ => new GatewayQuota(options, time)) : new GatewayQuota(options, time);

    private void ReleaseUnsigned(IPAddress address)
    {
        lock (_lock)
        {
            _unsigned--;
            var here = _unsignedByAddress[address] - 1;
            if (here == 0)
            {
                _unsignedByAddress.Remove(address);
            }
            else
            {
                _unsignedByAddress[address] = here;
            }
        }
    }
}
