using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>HTML as it is put together: what is put into a template is encoded, always.</summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _text = new();

    /// <summary>A template of ours; its arguments are text, not HTML.</summary>
    public HtmlText Add(FormattableString html)
    {
        object[] arguments = [.. html.GetArguments().Select(a => Encoder.Encode(Convert.ToString(a, CultureInfo.InvariantCulture) ?? ""))];
        _text.AppendFormat(CultureInfo.InvariantCulture, html.Format, arguments);
        return this;
    }

    /// <summary>HTML of ours.</summary>
    public HtmlText AddRaw(string html)
    {
        _text.Append(html);
        return this;
    }

    public override string ToString() => _text.ToString();
}
