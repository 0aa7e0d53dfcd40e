using CsCheck;
using Telemetry.Domain.Network;
using Telemetry.Rules.Winter;
using Telemetry.Rules.Winter.RoadSurface;

namespace Telemetry.Tests.Unit.Rules.Winter.RoadSurface;

public sealed class RadiationTests
{
    [Theory]
    [InlineData("2026-06-21T12:02:00Z", 51.5, 0, 61.9, 180)]
    [InlineData("2026-12-21T11:58:00Z", 51.5, 0, 15.1, 180)]
    [InlineData("2010-12-21T10:46:00Z", 59.3, 18.05, 7.3, 180)]
    [InlineData("2026-03-20T18:08:00Z", 51.5, 0, 0, 270)]
    public void The_sun_stands_where_almanacs_say(string at, double latitude, double longitude, double elevation, double azimuth)
    {
        var sun = Sun.At(DateTimeOffset.Parse(at, null), latitude, longitude);

        Assert.Equal(elevation, double.RadiansToDegrees(sun.ElevationRadians), 0.4);
        Assert.Equal(azimuth, double.RadiansToDegrees(sun.AzimuthRadians), 1.0);
    }

    [Fact]
    public void Beam_and_diffuse_are_the_whole_and_never_more_than_reaches_the_air() =>
        Gen.Select(Gen.Double[-50, 2000], Gen.Double[0.001, 1]).Sample((global, sine) =>
        {
            var split = ShortWave.Split(global, new Sun(sine, 1, 1));
            Assert.True(split is { Direct: >= 0, Diffuse: >= 0 });
            Assert.Equal(Math.Clamp(global, 0, 1367 * sine), split.Global, 6);
        });

    [Fact]
    public void By_night_there_is_no_sun_whatever_an_instrument_says() =>
        Assert.Equal(0, ShortWave.Split(12, new Sun(-0.1, 1, 1)).Global);

    [Fact]
    public void A_full_sky_lets_a_quarter_through_and_the_octas_are_found_again()
    {
        Assert.Equal(0.25, ShortWave.ThroughClouds(8), 9);
        Assert.Equal(1, ShortWave.ThroughClouds(0), 9);
        Assert.Equal(5, ShortWave.OctasFrom(ShortWave.ThroughClouds(5)), 9);
        Assert.Equal(0, ShortWave.OctasFrom(1.3));
    }

    /// <summary>At 2 °C and 90 %: Konzelmann 247.9 clear and 315.2 overcast, METRo's line 222 and 307.</summary>
    [Fact]
    public void The_sky_radiates_within_what_published_formulas_give()
    {
        var vapour = 0.9 * Saturation.OverWater(2);

        Assert.InRange(LongWave.Sky(2, vapour, 0), 222, 260);
        Assert.InRange(LongWave.Sky(2, vapour, 8), 300, 320);
        Assert.Equal(315.7, LongWave.Black(0), 0.2);
    }

    [Fact]
    public void A_street_between_houses_sees_the_sky_that_its_shape_leaves()
    {
        var street = new SiteExposure(new RoadProfile { Canyon = new StreetCanyon(23, 24.5, 76) });

        Assert.Equal(0.396, street.SkyView, 3);
        // What leaves the road for the walls comes back from them: seen shares times areas agree.
        Assert.Equal((1 - street.SkyView) / (2 * 24.5 / 23), street.WallSkyView, 9);
        Assert.Equal(1, new SiteExposure(new RoadProfile()).SkyView);
        Assert.Equal(0.3, new SiteExposure(new RoadProfile { SkyView = 0.3, Canyon = new StreetCanyon(23, 24.5, 76) }).SkyView);
    }

    [Fact]
    public void The_beam_falls_along_a_street_and_not_across_it()
    {
        var street = new SiteExposure(new RoadProfile { Canyon = new StreetCanyon(20, 20, 90) });
        var beam = new ShortWave(100, 0);
        var sine = Math.Sin(double.DegreesToRadians(20));

        Assert.True(street.Receive(beam, new Sun(sine, Math.PI / 2, 1)).Road >= 100);
        var (road, wall) = street.Receive(beam, new Sun(sine, Math.PI, 1));
        Assert.Equal(50, wall, 9); // all of it on two walls, each as high as the street is wide
        Assert.InRange(road, 1, 10); // what the walls throw back
    }

    [Fact]
    public void A_hill_hides_the_low_sun_and_a_little_sky()
    {
        var site = new SiteExposure(new RoadProfile { Horizon = [new(90, 0), new(180, 20), new(270, 0)] });
        var beam = new ShortWave(100, 0);

        Assert.Equal(0, site.Receive(beam, new Sun(Math.Sin(double.DegreesToRadians(19)), Math.PI, 1)).Road);
        Assert.True(site.Receive(beam, new Sun(Math.Sin(double.DegreesToRadians(21)), Math.PI, 1)).Road >= 100);
        Assert.True(site.Receive(beam, new Sun(Math.Sin(double.DegreesToRadians(11)), 1.25 * Math.PI, 1)).Road >= 100);
        Assert.InRange(site.SkyView, 0.95, 0.995);
    }

    [Fact]
    public void Snow_brightens_a_road()
    {
        var site = new SiteExposure(new RoadProfile());

        Assert.Equal((0.10, 0.30, 0.50), (site.Albedo(0), Math.Round(site.Albedo(3.5), 9), site.Albedo(20)));
    }
}
