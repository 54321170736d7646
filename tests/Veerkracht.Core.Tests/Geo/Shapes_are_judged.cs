using Veerkracht.Core.Geo;
using Veerkracht.Core.Tests.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Tests.Geo;

public sealed class Shapes_are_judged
{
    private static string? Code(ShapeKind kind, string text)
    {
        var (shape, fault) = ShapeText.Read(kind, text);
        return (fault ?? ShapeFaults.Of(shape!))?.Code;
    }

    [Theory]
    [InlineData(ShapeKind.Point, "51.0543, 3.7174", null)]
    [InlineData(ShapeKind.Point, "51.0543, 3.7174\n51.0544, 3.7175", "not-a-place")]
    [InlineData(ShapeKind.Point, "bij de kerk", "not-a-place")]
    [InlineData(ShapeKind.Point, "48.8566, 2.3522", "outside-belgium")]
    [InlineData(ShapeKind.Point, "51.4, 3.3", "outside-belgium")]
    [InlineData(ShapeKind.Line, "51.0543, 3.7174\n51.06, 3.72", null)]
    [InlineData(ShapeKind.Line, "51.0543, 3.7174\n51.06, 3.72\n\n51.07, 3.72\n51.08, 3.73", null)]
    [InlineData(ShapeKind.Line, "51.0543, 3.7174", "not-a-place")]
    [InlineData(ShapeKind.Line, "51.0543, 3.7174\n51.0543, 3.7174", "not-a-place")]
    [InlineData(ShapeKind.Line, "51.0543, 3.7174\n51.0, 3.4\n51.45, 3.3", "outside-belgium")]
    [InlineData(ShapeKind.Area, "51.05, 3.71\n51.05, 3.72\n51.06, 3.72", null)]
    [InlineData(ShapeKind.Area, "51.05, 3.71\n51.05, 3.72", "not-a-place")]
    [InlineData(ShapeKind.Area, "51.05, 3.71\n51.06, 3.72\n51.05, 3.72\n51.06, 3.71", "crosses-itself")]
    [InlineData(ShapeKind.Area, "51.05, 3.71\n51.05, 3.72\n51.05, 3.73", "not-a-place")]
    [InlineData(ShapeKind.Area, """{"type":"Point","coordinates":[3.7,51.0]}""", "not-a-place")]
    [InlineData(ShapeKind.Area, """{"type":"Polygon","coordinates":[[[3.7,51.0],[3.8,51.0],[3.8,51.1],[3.7,51.2]]]}""", "not-a-place")]
    public void By_their_form_and_place(ShapeKind kind, string text, string? code) => Assert.Equal(code, Code(kind, text));

    [Fact]
    public void An_area_is_closed_and_turns_against_the_clock()
    {
        var (shape, _) = ShapeText.Read(ShapeKind.Area, "51.05, 3.71\n51.06, 3.71\n51.06, 3.72");
        Assert.Equal(
            """{"type":"Polygon","coordinates":[[[3.71,51.05],[3.72,51.06],[3.71,51.06],[3.71,51.05]]]}""",
            GeoJson.Write(shape!).ToJsonString()
        );
    }

    [Theory]
    [InlineData(ShapeKind.Point, "51.0543, 3.7174")]
    [InlineData(ShapeKind.Line, "51.0543, 3.7174\n51.06, 3.72\n\n51.07, 3.72\n51.08, 3.73")]
    [InlineData(ShapeKind.Area, "51.05, 3.71\n51.05, 3.72\n51.06, 3.72\n\n50.05, 4.71\n50.05, 4.72\n50.06, 4.72")]
    public void What_a_box_shows_is_read_back(ShapeKind kind, string text)
    {
        var shape = ShapeText.Read(kind, text).Shape!;
        Assert.Equal(text.Count(c => c == '\n'), ShapeText.Write(shape).Count(c => c == '\n'));
        Assert.True(shape.EqualsExact(ShapeText.Read(kind, ShapeText.Write(shape)).Shape));
    }

    [Fact]
    public void An_area_with_a_hole_is_kept()
    {
        const string json =
            """{"type":"Polygon","coordinates":[[[3.7,51.01],[3.8,51.01],[3.8,51.1],[3.7,51.01]],"""
            + """[[3.74,51.03],[3.75,51.05],[3.76,51.03],[3.74,51.03]]]}""";
        var shape = ShapeText.Read(ShapeKind.Area, json).Shape!;
        Assert.Equal(json, ShapeText.Write(shape));
        Assert.Null(ShapeFaults.Of(shape));
    }

    [Fact]
    public void Outside_the_territory_of_the_applicant()
    {
        var ghent = Shipped.Data.Municipality("44021", new(2022, 9, 1))!.Border!;
        Assert.Equal("Gent", ghent.Name);
        var centre = Shapes.At(new Place(3.7174, 51.0543));
        Assert.Null(ShapeFaults.Of(centre, ghent));
        var away = ShapeFaults.Of(Shapes.At(new Place(4.3525, 50.8467)), ghent)!;
        Assert.Equal("outside-area", away.Code);
        Assert.Contains("buiten het grondgebied van Gent", away.Why.In(Language.Nl), StringComparison.Ordinal);
        // A path that goes on in the next town is one of this town too.
        Assert.Null(ShapeFaults.Of(ShapeText.Read(ShapeKind.Line, "51.0543, 3.7174\n50.95, 3.9").Shape!, ghent));
    }
}
