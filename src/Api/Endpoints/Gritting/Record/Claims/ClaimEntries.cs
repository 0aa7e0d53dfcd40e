namespace Telemetry.Api.Endpoints.Gritting.Record.Claims;

/// <summary>The record's entries in a claim file, and one of them worked through so that it can be checked with <c>sha256sum</c>.</summary>
/// <param name="when">Writes an instant, local and UTC.</param>
internal sealed class ClaimEntries(ClaimDto claim, Func<DateTimeOffset, string> when)
{
    public void Write(HtmlText html)
    {
        html.AddRaw("<h2>The record's entries</h2>");
        if (claim.Entries.Count == 0)
        {
            html.AddRaw("<p>The record has no entry about this route and day: what stands above is from before the record began, and can't be verified by it.</p>");
            return;
        }

        html.AddRaw("<table><tr><th>Entry</th><th>Kind</th><th>Revision</th><th>Recorded</th><th>SHA-256</th></tr>");
        foreach (var entry in claim.Entries)
        {
            html.Add($"<tr><td>{entry.Sequence}</td><td>{entry.Kind}</td><td>{entry.Revision}</td><td>{when(entry.RecordedAt)}</td><td class=\"hash\">{entry.Hash}</td></tr>");
        }

        var last = claim.Entries[^1];
        html.Add($"</table><h3>How to check them without this software</h3><p>{claim.HowToCheck}</p>");
        html.Add($"<p>Entry {last.Sequence}, worked through. Save its body as body.json and its lines as entry.txt, both in UTF-8 and without a line break at the end. ");
        html.Add($"<code>sha256sum body.json</code> gives <span class=\"hash\">{last.BodyHash}</span>, which is the last line of entry.txt; <code>sha256sum entry.txt</code> gives <span class=\"hash\">{last.Hash}</span>.</p>");
        html.Add($"<p>body.json:</p><pre>{last.Body ?? "It is no longer in the store."}</pre><p>entry.txt:</p><pre>{last.HashedText}</pre>");
        if (claim.Verification.LastHead is { } head)
        {
            html.Add($"<p>The last exported head, of entry {head.Sequence}. Signed text:</p><pre>{head.SignedText}</pre><p>Signature (Base64, key {head.Key}): <span class=\"hash\">{head.Signature}</span></p>");
        }
    }
}
