namespace Telemetry.Domain.Readings;

/// <summary>The check that decided a flag, by its Clarus, MADIS or QARTOD name.</summary>
public enum QcTest : byte
{
    None = 0,
    SensorRange = 1,
    Step = 2,
    Spike = 3,
    Persistence = 4,
    CrossCheck = 5,
    LikeInstrument = 6,
}
