using System.Globalization;

namespace Telemetry.Storage.TimeSeries.DuckDb;

/// <summary>The tables of a month.</summary>
internal static class MonthTables
{
    extension(Month month)
    {
        public string Readings => "raw_" + month.Suffix;

        public string Corrections => "corrections_" + month.Suffix;

        private string Suffix => string.Create(CultureInfo.InvariantCulture, $"{month.Number / 100:0000}_{month.Number % 100:00}");
    }
}
