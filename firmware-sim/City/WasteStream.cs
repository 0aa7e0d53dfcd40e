namespace Telemetry.FirmwareSim.City;

/// <summary>What is thrown in and when: the share of a day's waste that has come by each hour, and how a weekend differs. Chosen: docs/sources/firmware-sim.md#waste.</summary>
/// <param name="Name">As in the network file.</param>
/// <param name="Hourly">Weight of each hour of the day in UTC, 24 of them; only their ratios count.</param>
/// <param name="Weekend">Factor on a Saturday's and a Sunday's waste.</param>
internal sealed record WasteStream(string Name, IReadOnlyList<double> Hourly, double Weekend)
{
    public static WasteStream Litter { get; } = new("litter", [1, 1, 0, 0, 0, 1, 2, 5, 7, 5, 6, 8, 12, 11, 8, 8, 7, 6, 4, 3, 3, 2, 2, 1], 1.3);

    public static WasteStream General { get; } = new("general", [1, 0, 0, 0, 1, 3, 6, 8, 7, 5, 4, 4, 5, 5, 4, 4, 6, 8, 9, 8, 6, 4, 2, 1], 1.1);

    public static WasteStream Recycling { get; } = new("recycling", [0, 0, 0, 0, 1, 2, 4, 7, 8, 7, 6, 6, 6, 6, 6, 6, 7, 8, 8, 6, 4, 2, 1, 0], 1.2);

    public static WasteStream Glass { get; } = new("glass", [2, 1, 0, 0, 0, 0, 1, 3, 6, 8, 10, 9, 7, 6, 6, 6, 6, 5, 5, 5, 5, 4, 3, 3], 1.6);

    public static WasteStream Food { get; } = new("food", [2, 1, 0, 0, 1, 2, 3, 4, 4, 4, 5, 7, 8, 9, 7, 4, 4, 5, 6, 8, 8, 7, 6, 4], 1.2);

    /// <summary>Share of a day's waste, 0 to 1, that has come by an hour of the day, 0 to 24.</summary>
    public double ShareBy(double hour)
    {
        var whole = (int)Math.Min(hour, 23);
        var sum = Hourly[whole] * (hour - whole);
        for (var i = 0; i < whole; i++)
        {
            sum += Hourly[i];
        }

        return sum / Hourly.Sum();
    }
}
