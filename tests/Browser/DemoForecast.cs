using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Telemetry.Tests.Browser;

/// <summary>Forecasts for the demo's stations, given to its host as a provider gives them.</summary>
internal static class DemoForecast
{
    /// <summary>Rain in the evening and a hard frost after it, issued now.</summary>
    public static async Task FrostAsync(HttpClient client, string[] sites, CancellationToken cancellation)
    {
        var day = await client.GetFromJsonAsync<JsonElement>("/api/v1/gritting/decisions", cancellation);
        var now = day.GetProperty("asOf").GetDateTimeOffset();
        var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        foreach (var site in sites)
        {
            var forecast = new
            {
                site,
                issuedAt = now.AddSeconds(-1).ToString("O", CultureInfo.InvariantCulture),
                source = "test",
                values = Enumerable.Range(1, 30).Select(h => new
                {
                    validAt = hour.AddHours(h).ToString("O", CultureInfo.InvariantCulture),
                    air_temperature = Math.Max(-4.0, 4 - h),
                    dew_point = Math.Max(-5.0, 3 - h),
                    precipitation_rate = h is > 1 and < 4 ? 1.0 : 0,
                    snowfall_rate = 0.0,
                }),
            };
            using var answer = await client.PostAsJsonAsync("/api/v1/forecasts", forecast, cancellation);
            Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellation)}");
            Assert.NotEqual(HttpStatusCode.NoContent, answer.StatusCode);
        }
    }
}
