namespace Telemetry.Domain.Readings;

/// <summary>The state of a road's surface: the value of the quantity <c>surface_state</c>.</summary>
public enum SurfaceState
{
    Dry = 0,
    Damp = 1,
    Wet = 2,
    Streaming = 3,
    Frost = 4,
    Ice = 5,
    Slush = 6,
    Snow = 7,
    ChemicallyWet = 8,
}
