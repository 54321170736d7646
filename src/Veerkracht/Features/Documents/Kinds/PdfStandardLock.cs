using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Veerkracht.Features.Documents.Kinds;

/// <summary>The password handler named Standard, revisions 2 to 6: whether the empty password opens it.</summary>
[SuppressMessage("Security", "CA5351", Justification = "ISO 32000 computes its keys with MD5; nothing of ours is protected by it.")]
internal static class PdfStandardLock
{
    private static ReadOnlySpan<byte> Padding =>
        [
            0x28,
            0xBF,
            0x4E,
            0x5E,
            0x4E,
            0x75,
            0x8A,
            0x41,
            0x64,
            0x00,
            0x4E,
            0x56,
            0xFF,
            0xFA,
            0x01,
            0x08,
            0x2E,
            0x2E,
            0x00,
            0xB6,
            0xD0,
            0x68,
            0x3E,
            0x80,
            0x2F,
            0x0C,
            0xA9,
            0xFE,
            0x64,
            0x53,
            0x69,
            0x7A,
        ];

    /// <param name="dictionary">Text of the dictionary of the lock, bytes as Latin-1.</param>
    /// <param name="id">First part of the identity of the file.</param>
    public static bool OpensWithoutPassword(string dictionary, byte[] id)
    {
        if (
            !dictionary.Contains("/Standard", StringComparison.Ordinal)
            || PdfString.Number(dictionary, "/R") is not { } revision
            || PdfString.Of(dictionary, "/U") is not { Length: >= 32 } user
            || PdfString.Of(dictionary, "/O") is not { Length: >= 32 } owner
            || PdfString.Number(dictionary, "/P") is not { } permissions
        )
            return false;
        if (revision is 5 or 6)
            return user.Length >= 48 && Later([], user.AsSpan(32, 8), revision).AsSpan().SequenceEqual(user.AsSpan(0, 32));
        if (revision is < 2 or > 6)
            return false;
        var bits = Bits(dictionary, revision);
        var open = dictionary.Contains("/EncryptMetadata false", StringComparison.Ordinal);
        var key = Key(owner, permissions, id, revision, bits / 8, metadata: !open);
        return revision == 2
            ? Rc4.Apply(key, Padding.ToArray()).AsSpan().SequenceEqual(user.AsSpan(0, 32))
            : Third(key, id).AsSpan().SequenceEqual(user.AsSpan(0, 16));
    }

    /// <summary>Some write the length of the key in bytes; a crypt filter of AES always has 128 bits.</summary>
    private static int Bits(string dictionary, int revision)
    {
        if (revision == 2)
            return 40;
        if (PdfString.Number(dictionary, "/V") == 4)
            return 128;
        var said = PdfString.Number(dictionary, "/Length") ?? 40;
        return Math.Clamp(said < 40 ? said * 8 : said, 40, 128) / 8 * 8;
    }

    private static byte[] Key(byte[] owner, int permissions, byte[] id, int revision, int length, bool metadata)
    {
        byte[] seed =
        [
            .. Padding,
            .. owner[..32],
            .. BitConverter.IsLittleEndian ? BitConverter.GetBytes(permissions) : BitConverter.GetBytes(permissions).Reverse(),
            .. id,
            .. revision >= 4 && !metadata ? new byte[] { 255, 255, 255, 255 } : [],
        ];
        var hash = MD5.HashData(seed);
        for (var round = 0; revision >= 3 && round < 50; round++)
            hash = MD5.HashData(hash.AsSpan(0, length));
        return hash[..length];
    }

    private static byte[] Third(byte[] key, byte[] id)
    {
        var check = Rc4.Apply(key, MD5.HashData([.. Padding, .. id]));
        for (var round = 1; round < 20; round++)
            check = Rc4.Apply([.. key.Select(b => (byte)(b ^ round))], check);
        return check;
    }

    /// <summary>Algorithm 2.B; revision 5 is the first line of it.</summary>
    private static byte[] Later(byte[] password, ReadOnlySpan<byte> salt, int revision)
    {
        var hash = SHA256.HashData([.. password, .. salt]);
        if (revision == 5)
            return hash;
        using var aes = Aes.Create();
        for (var round = 0; ; round++)
        {
            var one = password.Concat(hash).ToArray();
            aes.Key = hash[..16];
            var repeated = Enumerable.Repeat(one, 64).SelectMany(b => b).ToArray();
            var mixed = aes.EncryptCbc(repeated, hash.AsSpan(16, 16), PaddingMode.None);
            hash = (mixed.AsSpan(0, 16).ToArray().Sum(b => b) % 3) switch
            {
                0 => SHA256.HashData(mixed),
                1 => SHA384.HashData(mixed),
                _ => SHA512.HashData(mixed),
            };
            if (round >= 63 && mixed[^1] <= round - 32)
                return hash[..32];
        }
    }
}
