namespace Telemetry.FirmwareSim.City;

/// <summary>A lorry's round: on which days, and when it sets out. Times are UTC, which is local time on the demo's night.</summary>
internal sealed record CollectionRound(string Name, TimeSpan SetsOut, IReadOnlyList<DayOfWeek> Days)
{
    private static readonly DayOfWeek[] Daily = Enum.GetValues<DayOfWeek>();

    public static CollectionRound TownLitter { get; } = new("town litter", new TimeSpan(14, 5, 0), Daily);

    public static CollectionRound SeafrontLitter { get; } = new("seafront litter", new TimeSpan(10, 30, 0), Daily);

    public static CollectionRound GeneralWaste { get; } = new("general waste", new TimeSpan(7, 30, 0), [DayOfWeek.Monday, DayOfWeek.Wednesday, DayOfWeek.Friday]);

    public static CollectionRound Recyclables { get; } = new("recycling", new TimeSpan(8, 30, 0), [DayOfWeek.Tuesday, DayOfWeek.Friday]);

    public static CollectionRound BottleBanks { get; } = new("bottle banks", new TimeSpan(10, 0, 0), [DayOfWeek.Monday, DayOfWeek.Thursday]);

    public static CollectionRound FoodWaste { get; } = new("food waste", new TimeSpan(6, 0, 0), Daily);
}
