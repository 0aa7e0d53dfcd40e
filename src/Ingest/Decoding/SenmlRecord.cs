namespace Telemetry.Ingest.Decoding;

/// <summary>One record of a SenML pack as it stands, before base fields are applied. Texts lie in the payload.</summary>
internal ref struct SenmlRecord
{
    public ReadOnlySpan<byte> Name;
    public ReadOnlySpan<byte> Unit;
    public bool HasUnit;
    public double Time;
    public string? TimeProblem;
    public double Value;
    public bool HasValue;

    /// <summary>What stood there instead of a usable number; the record is then refused with this.</summary>
    public string? ValueProblem;

    /// <summary>Anything but base fields: such a record must have a value.</summary>
    public bool IsMeasurement;
}
