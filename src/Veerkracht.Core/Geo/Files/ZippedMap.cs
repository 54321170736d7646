using System.IO.Compression;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Esri.Shapefiles.Readers;
using NetTopologySuite.IO.Esri.Shp;

namespace Veerkracht.Core.Geo.Files;

/// <summary>A zip with one shapefile and its .prj, or a KMZ.</summary>
internal static class ZippedMap
{
    private const int MaxFiles = 200,
        MaxUnpacked = 4 * MapFile.MaxBytes;

    public static List<Geometry> Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes.ToArray()), ZipArchiveMode.Read);
            if (zip.Entries.Count > MaxFiles)
                throw new MapFileException(MapFileFaults.TooLarge);
            var shapes = Named(zip, ".shp");
            var texts = Named(zip, ".kml");
            return (shapes, texts) switch
            {
                ([], []) => throw new MapFileException(MapFileFaults.NoMap),
                ([var shape], []) => Shapefile(zip, shape),
                ([], [var text]) => XmlMap.Read(Unpacked(text)),
                _ => throw new MapFileException(MapFileFaults.SeveralMaps),
            };
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new MapFileException(MapFileFaults.Damaged);
        }
    }

    /// <summary>What a Mac packs beside each file does not count.</summary>
    private static List<ZipArchiveEntry> Named(ZipArchive zip, string ending) =>
        [
            .. zip.Entries.Where(e =>
                e.Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
                && !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
                && !e.Name.StartsWith("._", StringComparison.Ordinal)
            ),
        ];

    private static List<Geometry> Shapefile(ZipArchive zip, ZipArchiveEntry shape)
    {
        var name = Path.ChangeExtension(shape.FullName, ".prj");
        var projection = zip.Entries.FirstOrDefault(e => e.FullName.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new MapFileException(MapFileFaults.NoProjection);
        using var text = new StreamReader(Unpacked(projection));
        var grid = GridOf(text.ReadToEnd());
        try
        {
            var options = new ShapefileReaderOptions { Factory = Shapes.Factory };
            using var reader = Shp.OpenRead(Unpacked(shape), options);
            var found = new List<Geometry>();
            var points = 0;
            while (reader.Read())
            {
                if ((points += reader.Geometry.NumPoints) > MapFile.MostRead)
                    throw new MapFileException(ShapeFaults.TooManyPoints(points));
                found.AddRange(
                    Enumerable.Range(0, reader.Geometry.NumGeometries).Select(i => reader.Geometry.GetGeometryN(i).InWgs84(grid))
                );
            }
            return found;
        }
        catch (Exception e) when (e is not MapFileException and not OutOfMemoryException)
        {
            // The library tells what is broken in a file by all kinds of exceptions.
            throw new MapFileException(MapFileFaults.Damaged);
        }
    }

    /// <summary>The grid of a .prj; null where it is degrees.</summary>
    private static Grid? GridOf(string projection)
    {
        bool Says(params string[] words) => words.Any(w => projection.Contains(w, StringComparison.OrdinalIgnoreCase));
        return Says("Lambert_2008", "Lambert 2008", "\"3812\"") ? Grid.Lambert2008
            : Says("Belge_Lambert_1972", "Belge_Lambert_72", "Lambert 72", "Lambert_1972", "\"31370\"") ? Grid.Lambert72
            : !Says("PROJCS") && Says("WGS_1984", "WGS 84", "ETRS") ? null
            : throw new MapFileException(MapFileFaults.OtherProjection);
    }

    private static MemoryStream Unpacked(ZipArchiveEntry entry)
    {
        using var packed = entry.Open();
        var unpacked = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = packed.Read(buffer)) > 0)
        {
            if (unpacked.Length + read > MaxUnpacked)
                throw new MapFileException(MapFileFaults.TooLarge);
            unpacked.Write(buffer, 0, read);
        }
        unpacked.Position = 0;
        return unpacked;
    }
}
