namespace Telemetry.FirmwareSim.Gateways;

/// <summary>What became of one attempt to connect.</summary>
/// <param name="Refusal">Null when connected; otherwise why not.</param>
/// <param name="ReceiveMaximum">Unacknowledged messages that the broker takes at once.</param>
internal readonly record struct ConnectResult(string? Refusal, int ReceiveMaximum)
{
    public bool Connected => Refusal is null;
}
