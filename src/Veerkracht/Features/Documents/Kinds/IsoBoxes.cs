using System.Buffers.Binary;
using System.Text;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>The boxes of an ISO media file, one beside the other.</summary>
internal static class IsoBoxes
{
    private const int Most = 10_000;

    /// <param name="At">Place of its content.</param>
    /// <param name="IsWhole">That it ends where it says, and before what is around it ends.</param>
    internal sealed record Box(string Name, long At, long Length, bool IsWhole);

    public static IEnumerable<Box> In(SentFile file, long from, long to)
    {
        var count = 0;
        for (var at = from; at + 8 <= to && count < Most; count++)
        {
            var head = file.Read(at, 16);
            if (head.Length < 8)
                yield break;
            long size = BinaryPrimitives.ReadUInt32BigEndian(head);
            var before = 8;
            if (size == 1 && head.Length == 16)
                (size, before) = (BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8)), 16);
            else if (size == 0)
                size = to - at;
            var name = Encoding.ASCII.GetString(head, 4, 4);
            // What is no box any more is what somebody put behind it.
            if (name.Any(c => c is < ' ' or > '~'))
                yield break;
            var whole = size >= before && size <= to - at;
            yield return new(name, at + before, whole ? size - before : Math.Max(0, to - at - before), whole);
            if (!whole)
                yield break;
            at += size;
        }
    }
}
