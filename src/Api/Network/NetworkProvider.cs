using Telemetry.Domain.Network;
using Telemetry.Domain.Storage;

namespace Telemetry.Api.Network;

/// <summary>The network in force, with the file it was read from.</summary>
internal sealed class NetworkProvider : INetworkProvider
{
    private volatile State _state = new(CityNetwork.Empty, null);

    public CityNetwork Current => _state.Network;

    /// <summary>The file in force; null while none was ever imported.</summary>
    public StoredNetwork? File => _state.File;

    public void Put(CityNetwork network, StoredNetwork file) => _state = new State(network, file);

    private sealed record State(CityNetwork Network, StoredNetwork? File);
}
