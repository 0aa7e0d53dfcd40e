using System.Globalization;
using System.Text;
using Telemetry.Domain.Network;
using Telemetry.Ingest.Forecasts;

namespace Telemetry.Tests.Unit.Fuzz;

/// <summary>METRo's XML: a file with any error gives nothing; nothing is fetched, expanded or out of range.</summary>
internal sealed class MetroForecastTarget : FuzzTarget
{
    private static readonly byte[][] Tokens = [.. new[]
    {
        "<", ">", "</", "/>", "&", "&amp;", "&#0;", "&x;", "<!DOCTYPE forecast [<!ENTITY x \"y\">]>", "<![CDATA[", "]]>", "<!--", "-->", "<?xml version=\"1.0\" encoding=\"utf-16\"?>",
        "<?xml version=\"1.0\" encoding=\"utf-7\"?>", "<?xml version=\"1.0\" encoding=\"x\"?>", "<at>", "</at>", "<ra>99999</ra>", "<sn>99999</sn>", "<ws>", "<forecast>", "<prediction>", "</prediction>",
        "xmlns=\"x\"", "\uFEFF", "\uFFFE", "2026-01-14T16:00Z", "2026-01-14T16:00", "2026-01-14T16:00+01:00",
    }.Select(Encoding.UTF8.GetBytes)];

    private readonly byte[][] _seeds = [.. Enumerable.Range(1, 4).Select(Valid)];

    public override string Name => "metro-xml";

    public override string? Try(Random random)
    {
        var input = Mutation.Of(random, _seeds, Tokens);
        ForecastReadResult? read = null;
        var problem = Spent.TooMuch(() => read = MetroForecastReader.Read(new MemoryStream(input), new SiteId("site-1"), "fuzz"), input.Length, perByte: 400, once: 200_000)
            ?? ForecastCsvTarget.Impossible(read!);
        return problem is null ? null : problem + JsonReadings.Of(input);
    }

    private static byte[] Valid(int hours)
    {
        var xml = new StringBuilder("<?xml version=\"1.0\"?><forecast><header><production-date>2026-01-14T14:20Z</production-date></header><prediction-list>");
        for (var hour = 0; hour < hours * 2; hour++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<prediction><forecast-time>2026-01-14T{15 + hour}:00Z</forecast-time><at>{3.5 - hour}</at><td>{-hour}</td><ra>{hour * 0.4}</ra><sn>{hour * 0.1}</sn><ws>{hour * 7}</ws><ap>1012</ap><cc>{hour % 9}</cc></prediction>");
        }

        return Encoding.UTF8.GetBytes(xml.Append("</prediction-list></forecast>").ToString());
    }
}
