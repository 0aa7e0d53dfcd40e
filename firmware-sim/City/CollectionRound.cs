namespace Telemetry.FirmwareSim.City;

/// <summary>A lorry's round: on which days, when it sets out, and by when it should be through. Times are UTC, which is local time on the demo's night.</summary>
internal sealed record CollectionRound(string Name, TimeSpan SetsOut, TimeSpan ThroughBy, IReadOnlyList<DayOfWeek> Days)
{
    private static readonly DayOfWeek[] Daily =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    public static CollectionRound TownLitter { get; } = new("town litter", new TimeSpan(14, 5, 0), new TimeSpan(16, 30, 0), Daily);

    public static CollectionRound SeafrontLitter { get; } = new("seafront litter", new TimeSpan(10, 30, 0), new TimeSpan(12, 0, 0), Daily);

    public static CollectionRound GeneralWaste { get; } = new("general waste", new TimeSpan(7, 30, 0), new TimeSpan(10, 30, 0), [DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Friday]);

    public static CollectionRound Recyclables { get; } = new("recycling", new TimeSpan(8, 30, 0), new TimeSpan(11, 30, 0), [DayOfWeek.Tuesday, DayOfWeek.Friday]);

    public static CollectionRound BottleBanks { get; } = new("bottle banks", new TimeSpan(10, 0, 0), new TimeSpan(12, 30, 0), [DayOfWeek.Monday, DayOfWeek.Thursday]);

    public static CollectionRound FoodWaste { get; } = new("food waste", new TimeSpan(6, 0, 0), new TimeSpan(7, 30, 0), Daily);
}
