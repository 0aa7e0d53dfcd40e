using Telemetry.Api.Endpoints.AirQuality.Advice;
using Telemetry.Rules.AirQuality;

namespace Telemetry.Tests.Unit.Api.Endpoints.AirQuality;

public class HealthAdviceTests
{
    private readonly HealthAdvice _advice = HealthAdvice.Read();

    [Fact]
    public void Every_version_has_its_source_and_advice_for_every_band_of_the_index()
    {
        var bands = Enumerable.Range(1, 10).Select(Daqi.BandOf).Distinct().ToArray();
        Assert.All(_advice.Versions, version =>
        {
            Assert.Equal(bands, version.Bands.Select(b => b.Band));
            Assert.All(version.Bands, band => Assert.NotEmpty(band.Advice));
            Assert.All(version.Bands.SelectMany(b => b.Advice), text => Assert.True(text.Audience.Length > 0 && text.Text.EndsWith('.')));
            Assert.True(version.Source.Length > 20 && version.Publisher.Length > 0 && version.Wording.Length > 0);
        });
    }

    [Fact]
    public void Versions_follow_one_another_and_no_two_bands_have_one_id()
    {
        var from = _advice.Versions.Select(v => v.ValidFrom).ToArray();
        Assert.Equal(from.Distinct().Order(), from);
        var ids = _advice.Versions.SelectMany(v => v.Bands).Select(b => b.Id).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Contains("ukhsa-2025-12/very-high", ids);
    }

    [Fact]
    public void A_band_of_a_day_leads_to_the_wording_of_that_day()
    {
        Assert.Equal("comeap-2012/high", _advice.IdOf("High", new DateOnly(2025, 12, 18)));
        Assert.Equal("ukhsa-2025-12/high", _advice.IdOf("High", new DateOnly(2025, 12, 19)));
        Assert.Null(_advice.IdOf(null, new DateOnly(2026, 1, 1)));
        Assert.Null(_advice.IdOf("High", new DateOnly(2011, 12, 31)));
        Assert.Null(_advice.IdOf("Poor", new DateOnly(2026, 1, 1))); // Of the European scale: this advice is not for it.
    }
}
