namespace Telemetry.Domain;

/// <summary>Equality of lists by content, so that two records which say the same are equal: runs are compared by it.</summary>
internal static class SequenceEquality
{
    public static bool SameAs<T>(this IReadOnlyList<T>? left, IReadOnlyList<T>? right)
    {
        if (left is null || right is null || left.Count != right.Count)
        {
            return ReferenceEquals(left, right);
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }
}
