using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Allocation;

/// <summary>
/// The draw of RFC 3797: anybody who has the list and the key finds the same numbers. It is fair only where the list was on record before
/// anybody could know the key; nothing here can see that.
/// </summary>
[SuppressMessage("Security", "CA5351", Justification = "RFC 3797 says MD5; nothing is kept secret by it.")]
public static class Draw
{
    /// <summary>Most numbers in the pool: each draw is counted in two bytes.</summary>
    public const int MostInPool = 65_535;

    /// <summary>Why so many cannot be taken from such a pool; null where they can.</summary>
    public static LocalText? Cannot(int pool, int take) =>
        pool is < 1 or > MostInPool
            ? new LocalText(
                $"Een trekking gaat over 1 tot {MostInPool} nummers; {pool} kan niet.",
                $"A draw is over 1 to {MostInPool} numbers; {pool} cannot be."
            )
        : take < 1 || take > pool
            ? new LocalText(
                $"Uit {pool} nummers kunnen er 1 tot {pool} getrokken worden; {take} kan niet.",
                $"From {pool} numbers 1 to {pool} can be drawn; {take} cannot."
            )
        : null;

    /// <summary>The numbers that are drawn, from 1 to <paramref name="pool"/>, in the order in which they are drawn.</summary>
    /// <exception cref="ArgumentException">See <see cref="Cannot"/>.</exception>
    public static IReadOnlyList<int> Take(DrawKey key, int pool, int take)
    {
        if (Cannot(pool, take) is { } why)
            throw new ArgumentException(why.En);
        var text = Encoding.ASCII.GetBytes(key.Text);
        var hashed = new byte[text.Length + 4];
        text.CopyTo(hashed, 2);
        var left = new Remaining(pool);
        var drawn = new int[take];
        Span<byte> hash = stackalloc byte[MD5.HashSizeInBytes];
        for (var i = 0; i < take; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(hashed, (ushort)i);
            BinaryPrimitives.WriteUInt16BigEndian(hashed.AsSpan(text.Length + 2), (ushort)i);
            MD5.HashData(hashed, hash);
            drawn[i] = left.Remove((int)(BinaryPrimitives.ReadUInt128BigEndian(hash) % (uint)(pool - i)));
        }
        return drawn;
    }

    /// <summary>The numbers that were not drawn yet, as a tree of counts: the k-th of them is found in few steps.</summary>
    private sealed class Remaining
    {
        private readonly int[] _counts;
        private readonly int _highest;

        public Remaining(int pool)
        {
            _counts = new int[pool + 1];
            for (var i = 1; i <= pool; i++)
                _counts[i] = i & -i;
            _highest = 1 << (31 - int.LeadingZeroCount(pool));
        }

        /// <summary>Takes out the number before which there are <paramref name="before"/> others.</summary>
        public int Remove(int before)
        {
            var at = 0;
            for (var step = _highest; step > 0; step >>= 1)
            {
                if (at + step < _counts.Length && _counts[at + step] <= before)
                {
                    at += step;
                    before -= _counts[at];
                }
            }
            for (var i = at + 1; i < _counts.Length; i += i & -i)
                _counts[i]--;
            return at + 1;
        }
    }
}
