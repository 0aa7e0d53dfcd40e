namespace Telemetry.Ingest.Decoding;

/// <summary>The base fields in force: each holds from its record on, until another takes its place.</summary>
internal ref struct SenmlBase
{
    public ReadOnlySpan<byte> Name;
    public ReadOnlySpan<byte> Unit;
    public bool HasUnit;
    public double Time;
    public double Value;
    public bool HasSum;
}
