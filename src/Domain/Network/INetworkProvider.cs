namespace Telemetry.Domain.Network;

/// <summary>Gives the network in force. A change is seen by the next call.</summary>
public interface INetworkProvider
{
    CityNetwork Current { get; }
}
