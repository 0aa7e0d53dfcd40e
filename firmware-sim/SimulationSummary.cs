using System.Globalization;

namespace Telemetry.FirmwareSim;

/// <summary>What became of a run's messages.</summary>
/// <param name="Published">PUBLISH packets sent, repeats among them.</param>
/// <param name="Acknowledged">Messages that the broker took.</param>
/// <param name="AcknowledgedInPart">Those of these of which it said that it did not take every reading.</param>
/// <param name="ReadingsAcknowledged">Readings in all acknowledged messages, those that were not taken among them.</param>
/// <param name="Repeated">Packets sent again because the connection was lost, or a quota reached, before an answer.</param>
/// <param name="Overwritten">Messages lost because a gateway's store was full.</param>
/// <param name="Unanswered">Messages still kept at the end.</param>
/// <param name="Refused">Messages refused for good, by the broker's reason; at most 64 reasons are told apart.</param>
public sealed record SimulationSummary(
    long Published,
    long Acknowledged,
    long AcknowledgedInPart,
    long ReadingsAcknowledged,
    long Repeated,
    long Overwritten,
    long Unanswered,
    IReadOnlyDictionary<string, long> Refused)
{
    public override string ToString()
    {
        var refused = Refused.Values.Sum();
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"published {Published}, acknowledged {Acknowledged} ({ReadingsAcknowledged} readings; {AcknowledgedInPart} messages in part), refused {refused}, repeated {Repeated}, overwritten {Overwritten}, unanswered {Unanswered}");
        return refused == 0 ? text : text + string.Concat(Refused.Select(r => string.Create(CultureInfo.InvariantCulture, $"\n  refused {r.Value}: {r.Key}")));
    }
}
