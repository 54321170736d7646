using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>
/// Excel encrypts a workbook of which only the structure is protected with a password that it knows itself (MS-XLS 2.2.10); that opens
/// without asking.
/// </summary>
[SuppressMessage("Security", "CA5351", Justification = "MS-OFFCRYPTO checks its passwords with MD5; nothing of ours is protected by it.")]
[SuppressMessage("Security", "CA5350", Justification = "As above, with SHA-1.")]
internal static class SheetLock
{
    private static readonly byte[] Own = Encoding.Unicode.GetBytes("VelvetSweatshop");

    /// <param name="record">Content of the record FilePass.</param>
    public static bool OpensByItself(ReadOnlySpan<byte> record) =>
        record.Length switch
        {
            // Obfuscated: key and a hash of the password.
            6 => BinaryPrimitives.ReadUInt16LittleEndian(record) == 0 && BinaryPrimitives.ReadUInt16LittleEndian(record[4..]) == Old(),
            >= 54 when BinaryPrimitives.ReadUInt16LittleEndian(record[2..]) == 1 => Plain(record[6..22], record[22..54].ToArray()),
            _ => false,
        };

    private static int Old()
    {
        var hash = 0;
        const string word = "VelvetSweatshop";
        foreach (var c in word.Reverse())
        {
            hash = ((hash >> 14) & 1) | ((hash << 1) & 0x7FFF);
            hash ^= c;
        }
        hash = ((hash >> 14) & 1) | ((hash << 1) & 0x7FFF);
        return hash ^ word.Length ^ 0xCE4B;
    }

    private static bool Plain(ReadOnlySpan<byte> salt, byte[] check)
    {
        var first = MD5.HashData(Own)[..5];
        byte[] one = [.. first, .. salt];
        var second = MD5.HashData([.. Enumerable.Repeat(one, 16).SelectMany(b => b)])[..5];
        var key = MD5.HashData([.. second, 0, 0, 0, 0]);
        var opened = Rc4.Apply(key, check);
        return MD5.HashData(opened.AsSpan(0, 16)).AsSpan().SequenceEqual(opened.AsSpan(16, 16));
    }
}
