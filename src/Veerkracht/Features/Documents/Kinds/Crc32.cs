namespace Veerkracht.Features.Documents.Kinds;

/// <summary>The sum that zip and PNG write of what they hold (ISO 3309).</summary>
internal static class Crc32
{
    public const uint Start = uint.MaxValue;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Shifted((uint)n))];

    /// <summary>Goes on with more bytes; the sum itself is the complement of what comes at the end.</summary>
    public static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
            sum = Table[(byte)(sum ^ b)] ^ (sum >> 8);
        return sum;
    }

    private static uint Shifted(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320u;
        return value;
    }
}
