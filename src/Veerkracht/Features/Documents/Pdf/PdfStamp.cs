using System.Security.Cryptography;
using System.Text;

namespace Veerkracht.Features.Documents.Pdf;

/// <summary>
/// PDFsharp draws the identity of a document and the tags of its fonts by lot. Here they follow from the content, so that the same content
/// gives the same bytes. Each keeps its length, so no place in the file moves.
/// </summary>
internal static class PdfStamp
{
    private const int TagLength = 6,
        UuidLength = 36,
        IdLength = 32;

    public static void Set(byte[] pdf)
    {
        var tags = Places(pdf, "/FontName/"u8).Concat(Places(pdf, "/BaseFont/"u8)).Where(at => pdf[at + TagLength] == (byte)'+').ToList();
        var uuids = Places(pdf, "DocumentID>uuid:"u8).Concat(Places(pdf, "InstanceID>uuid:"u8)).ToList();
        var trailer = pdf.AsSpan().LastIndexOf("/ID[<"u8) + 5;
        int[] ids = [trailer, trailer + IdLength + 2];
        foreach (
            var (place, length) in tags.Select(t => (t, TagLength))
                .Concat(uuids.Select(u => (u, UuidLength)))
                .Concat(ids.Select(i => (i, IdLength)))
        )
            pdf.AsSpan(place, length).Fill((byte)'A');

        var hash = SHA256.HashData(pdf);
        foreach (var at in tags)
        {
            // A font keeps one tag in all its dictionaries: it follows from the name behind the tag as well.
            var end = pdf.AsSpan(at + TagLength).IndexOfAny((byte)'/', (byte)'>');
            var own = SHA256.HashData([.. hash, .. pdf.AsSpan(at + TagLength, end)]);
            for (var i = 0; i < TagLength; i++)
                pdf[at + i] = (byte)('A' + own[i] % 26);
        }
        var uuid = Encoding.ASCII.GetBytes(new Guid(hash.AsSpan(0, 16)).ToString());
        foreach (var at in uuids)
            uuid.CopyTo(pdf, at);
        foreach (var at in ids)
            Encoding.ASCII.GetBytes(Convert.ToHexString(hash.AsSpan(16, 16))).CopyTo(pdf, at);
    }

    /// <summary>Where what follows each mark begins.</summary>
    private static List<int> Places(byte[] pdf, ReadOnlySpan<byte> mark)
    {
        var places = new List<int>();
        var at = 0;
        int next;
        while ((next = pdf.AsSpan(at).IndexOf(mark)) >= 0)
        {
            at += next + mark.Length;
            places.Add(at);
        }
        return places;
    }
}
