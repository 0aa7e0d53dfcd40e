using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Telemetry.Api.DecisionRecord;

namespace Telemetry.Api.Commands;

/// <summary><c>record verify|recompute|head|key</c>: the decision record. They may run beside the host.</summary>
internal static class RecordCommands
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Command Create(Func<string[], WebApplication> compose)
    {
        var record = new Command("record", "The record of gritting decisions.") { Verify(compose), RecomputeCommand.Create(compose), Head(compose), Key(compose) };
        record.TreatUnmatchedTokensAsErrors = false;
        return record;
    }

    private static Command Verify(Func<string[], WebApplication> compose)
    {
        var heads = new Option<FileInfo>("--heads") { Description = "Exported heads to compare with, such as a copy kept elsewhere. Default: Telemetry:DecisionRecord:HeadsFile." };
        var key = new Option<FileInfo>("--key") { Description = "The public key (PEM) that they are signed with. Default: that of this host." };
        heads.AcceptExistingOnly();
        key.AcceptExistingOnly();
        var verify = new Command("verify", "Go through the whole record and name what was changed, taken out or written anew. The exit code is 1 when anything was.") { heads, key };
        verify.TreatUnmatchedTokensAsErrors = false;
        verify.SetAction((parsed, cancellation) => CommandScope.RunAsync(parsed, compose, services => ToldAsync(parsed, async output =>
        {
            var pem = parsed.GetValue(key) is { } file ? await File.ReadAllTextAsync(file.FullName, cancellation) : null;
            var verified = await services.GetRequiredService<RecordVerifier>().VerifyAsync(parsed.GetValue(heads)?.FullName, pem, cancellation);
            foreach (var line in Lines(verified))
            {
                await output.WriteLineAsync(line);
            }

            return verified.IsSound ? 0 : 1;
        })));
        return verify;
    }

    private static Command Head(Func<string[], WebApplication> compose)
    {
        var head = new Command("head", "Sign the record's head now, append it to the exported heads and show it.");
        head.TreatUnmatchedTokensAsErrors = false;
        head.SetAction((parsed, cancellation) => CommandScope.RunAsync(parsed, compose, services => ToldAsync(parsed, async output =>
        {
            if (await services.GetRequiredService<HeadExport>().ExportAsync(cancellation) is not { } signed)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync("The record is empty: nothing has been decided yet.");
                return 1;
            }

            await output.WriteLineAsync(JsonSerializer.Serialize(signed, Json));
            return 0;
        })));
        return head;
    }

    private static Command Key(Func<string[], WebApplication> compose)
    {
        var key = new Command("key", "Show the public key that heads are signed with.");
        key.TreatUnmatchedTokensAsErrors = false;
        key.SetAction((parsed, _) => CommandScope.RunAsync(parsed, compose, services => ToldAsync(parsed, async output =>
        {
            await output.WriteLineAsync(services.GetRequiredService<HeadKey>().PublicPem());
            return 0;
        })));
        return key;
    }

    internal static async Task<int> ToldAsync(ParseResult parsed, Func<TextWriter, Task<int>> run)
    {
        try
        {
            return await run(parsed.InvocationConfiguration.Output);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    private static IEnumerable<string> Lines(RecordVerification verified)
    {
        yield return verified.Head is { } head
            ? $"Record     {Number(verified.Entries)} entries, the last {head.Sequence} of {CredentialScope.Time(head.RecordedAt)}, {head.Hash}"
            : "Record     empty";
        yield return verified.LastHead is { } last
            ? $"heads      {Number(verified.Heads)} compared, the last of entry {last.Sequence}, exported {CredentialScope.Time(last.ExportedAt)}"
            : "heads      none: whether the record was written anew whole can't be told";
        yield return $"evidence   {Number(verified.Evidence)} pieces";
        foreach (var finding in verified.Findings)
        {
            yield return $"WRONG      {finding.Text}";
        }

        yield return verified.IsSound ? "Verified: every entry, what it records and what decisions were made of is as it was written." : verified.Findings.Count == 1 ? "1 finding." : $"{Number(verified.Findings.Count)} findings.";
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
