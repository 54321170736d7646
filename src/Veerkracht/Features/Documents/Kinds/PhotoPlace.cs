namespace Veerkracht.Features.Documents.Kinds;

/// <summary>
/// The place that a photograph tells (Exif GPS, and the same in XMP), in JPEG, PNG, WebP, TIFF and HEIC. It is taken out where it stands:
/// no other byte of the picture moves or changes.
/// </summary>
public static class PhotoPlace
{
    private const int Gps = 0x8825;

    /// <summary>A list of facts that only says its own version tells nothing.</summary>
    private const int Version = 0;

    public static bool IsTold(SentFile file) =>
        Lists(file).Any(l => l.Facts.Facts.Any(f => f.Tag != Version)) || PlaceInXmp.Values(file).Any();

    /// <summary>Takes it out of a copy of the file.</summary>
    public static void Remove(SentFile file, Stream copy)
    {
        foreach (var (inside, above, pointer, facts) in Lists(file).ToList())
        {
            foreach (var fact in facts.Facts.Where(f => f.Bytes is > 0 and < 65536 && f.Place + f.Bytes <= file.Length))
                Write(copy, fact.Place, new byte[fact.Bytes]);
            Write(copy, facts.At, new byte[inside.CountWidth + (facts.Facts.Count * inside.FactWidth) + inside.PlaceWidth]);
            // The list above it has one fact less: those behind it move up, with the place of the next list.
            var end = above.At + inside.CountWidth + (above.Facts.Count * inside.FactWidth) + inside.PlaceWidth;
            var behind = file.Read(pointer.At + inside.FactWidth, (int)(end - pointer.At - inside.FactWidth));
            Write(copy, pointer.At, [.. behind, .. new byte[inside.FactWidth]]);
            Write(copy, above.At, inside.Written(above.Facts.Count - 1, inside.CountWidth));
        }
        foreach (var (at, length) in PlaceInXmp.Values(file).ToList())
            Write(copy, at, [.. Enumerable.Repeat((byte)' ', length)]);
        PngSums.Mend(file, copy);
    }

    private static void Write(Stream copy, long at, byte[] bytes)
    {
        copy.Position = at;
        copy.Write(bytes);
    }

    private static IEnumerable<(TiffParts Inside, TiffParts.Part Above, TiffParts.Fact Pointer, TiffParts.Part Facts)> Lists(
        SentFile file
    ) =>
        from place in ExifPlaces.In(file).Distinct().Take(20)
        where TiffParts.Begins(file, place)
        let inside = new TiffParts(file, place)
        from above in inside.Chain().Take(20)
        from pointer in above.Facts.Where(f => f.Tag == Gps && f.Count == 1).Take(1)
        let at = inside.Numbers(pointer, 1).FirstOrDefault()
        let facts = inside.At(place + at)
        where facts.IsWhole && facts.Facts.Count is > 0 and < 100
        select (inside, above, pointer, facts);
}

/// <summary>Where in a picture its Exif begins.</summary>
internal static class ExifPlaces
{
    public static IEnumerable<long> In(SentFile file)
    {
        if (file.StartsWith([0xFF, 0xD8, 0xFF]))
            return Jpeg(file);
        if (TiffParts.Begins(file, 0))
            return [0];
        if (file.StartsWith("RIFF"u8))
            return WebpFile.Chunks(file).Where(c => c.Name == "EXIF").Select(c => AfterWord(file, c.At));
        if (file.StartsWith([0x89, (byte)'P', (byte)'N', (byte)'G']))
            return PngFile.Chunks(file).Where(c => c.Name == "eXIf").Select(c => c.At);
        return file.Head.Length > 12 && file.Head[4..8].SequenceEqual("ftyp"u8) ? Heic(file) : [];
    }

    private static List<long> Jpeg(SentFile file)
    {
        var places = new List<long>();
        for (var at = 2L; file.Read(at, 4) is [0xFF, not 0xDA and not 0xD9, var high, var low] head; at += 2 + ((high << 8) | low))
            if (head[1] == 0xE1 && file.Read(at + 4, 6).AsSpan().SequenceEqual("Exif\0\0"u8))
                places.Add(at + 10);
        return places;
    }

    private static IEnumerable<long> Heic(SentFile file)
    {
        if (IsoBoxes.In(file, 0, file.Length).FirstOrDefault(b => b.Name == "meta") is not { } facts)
            return [];
        var exif = HeicItems.Kinds(file, facts).Where(k => k.Kind == "Exif").Select(k => k.Item).ToHashSet();
        return HeicItems
            .Places(file, facts)
            .Where(p => exif.Contains(p.Item) && file.Read(p.At, 4).Length == 4)
            .Select(p => p.At + 4 + BitConverter.ToUInt32([.. file.Read(p.At, 4).Reverse()]));
    }

    private static long AfterWord(SentFile file, long at) => file.Read(at, 6).AsSpan().SequenceEqual("Exif\0\0"u8) ? at + 6 : at;
}
