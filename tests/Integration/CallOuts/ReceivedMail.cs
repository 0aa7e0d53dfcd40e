namespace Telemetry.Tests.Integration.CallOuts;

/// <summary>One message as the mail server took it, read by Python's parser.</summary>
/// <param name="Sender">Of the envelope.</param>
/// <param name="Recipients">Of the envelope.</param>
/// <param name="Encrypted">The session was, when the message came.</param>
/// <param name="SignedIn">The session was.</param>
/// <param name="Headers">Decoded, in their order.</param>
/// <param name="Text">Decoded.</param>
internal sealed record ReceivedMail(
    string Sender, IReadOnlyList<string> Recipients, bool Encrypted, bool SignedIn, IReadOnlyList<IReadOnlyList<string>> Headers, string ContentType, string Text)
{
    /// <summary>The one header of a name.</summary>
    public string Header(string name) => Assert.Single(Headers, h => h[0].Equals(name, StringComparison.OrdinalIgnoreCase))[1];
}
