namespace Telemetry.Domain.Storage;

public enum Aggregate
{
    Mean,
    Minimum,
    Maximum,
    Sum,
    Count,
    First,
    Last,
}
