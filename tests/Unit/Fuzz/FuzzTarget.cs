namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>One reader of foreign bytes, with what must hold whatever it is given.</summary>
internal abstract class FuzzTarget
{
    public abstract string Name { get; }

    /// <summary>Makes one input out of the random numbers, has it read, and says what did not hold; null when all did.</summary>
    public abstract string? Try(Random random);
}
