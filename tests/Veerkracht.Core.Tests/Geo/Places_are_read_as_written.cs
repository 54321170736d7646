using CsCheck;
using Veerkracht.Core.Geo;

namespace Veerkracht.Core.Tests.Geo;

public sealed class Places_are_read_as_written
{
    private static readonly Place Ghent = new(3.7174, 51.0543);

    [Theory]
    [InlineData("51.0543, 3.7174")]
    [InlineData("51.0543,3.7174")]
    [InlineData("51,0543 3,7174")]
    [InlineData("51,0543; 3,7174")]
    [InlineData("51,0543, 3,7174")]
    [InlineData("51,0543,3,7174")]
    [InlineData("3.7174 51.0543")]
    [InlineData("(51.0543, 3.7174)")]
    [InlineData("lat: 51.0543 lon: 3.7174")]
    [InlineData("51.0543\t3.7174")]
    [InlineData("51.0543\u00a03.7174")]
    [InlineData("51.0543° N, 3.7174° E")]
    [InlineData("51°03'15.48\"N 3°43'02.64\"E")]
    [InlineData("51° 3′ 15,48″ N 3° 43′ 2,64″ O")]
    [InlineData("N 51° 3.258' E 3° 43.044'")]
    [InlineData("51 03 15.48 N, 3 43 02.64 E")]
    [InlineData("3°43'02.64\"E 51°03'15.48\"N")]
    [InlineData("104330.93 193993.74")]
    [InlineData("104330,93 193993,74")]
    [InlineData("104.330,93 193.993,74")]
    [InlineData("104 330.93, 193 993.74")]
    [InlineData("X: 104330.93 Y: 193993.74")]
    [InlineData("y=193993.74 x=104330.93")]
    [InlineData("604328.13 693988.52")]
    [InlineData("604 328,13 / 693 988,52")]
    public void As_people_write_them(string text)
    {
        Assert.Equal(Spelling.Place, PlaceText.Read(text, out var place));
        Assert.Equal(Ghent.Longitude, place.Longitude, 0.000002);
        Assert.Equal(Ghent.Latitude, place.Latitude, 0.000002);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Gent")]
    [InlineData("51,3")]
    [InlineData("51.0543")]
    [InlineData("51 3 15 61 N, 3 43 2 E")]
    [InlineData("51°63'N 3°43'E")]
    [InlineData("51.0543 3.7174 12.1")]
    [InlineData("51.0543N 3.7174N")]
    public void What_is_no_place(string text) => Assert.Equal(Spelling.Nothing, PlaceText.Read(text, out _));

    [Theory]
    [InlineData("48.8566, 2.3522")]
    [InlineData("40.7128 -74.0060")]
    [InlineData("48°51'24\"N 2°21'08\"E")]
    public void What_lies_elsewhere(string text) => Assert.Equal(Spelling.Elsewhere, PlaceText.Read(text, out _));

    private static readonly Gen<Place> InBelgium = Gen.Select(Gen.Int[2_600_000, 6_300_000], Gen.Int[49_600_000, 51_500_000], (x, y) =>
        new Place(Math.Round(x / 1e6, 6), Math.Round(y / 1e6, 6))
    );

    [Fact]
    public void A_place_is_read_back_from_either_grid() =>
        InBelgium.Sample(place =>
        {
            foreach (var grid in (Grid[])[Grid.Lambert72, Grid.Lambert2008])
            {
                var (x, y) = grid.FromPlace(place);
                Assert.True(grid.Holds(x, y));
                var text = FormattableString.Invariant($"{x:0.000} {y:0.000}");
                Assert.Equal(Spelling.Place, PlaceText.Read(text, out var read));
                Assert.Equal(place.Longitude, read.Longitude, 0.0000011);
                Assert.Equal(place.Latitude, read.Latitude, 0.0000011);
            }
        });

    [Fact]
    public void Any_text_is_read_without_exception() =>
        Gen.String[Gen.Char["0123456789.,;/ °'\"NEOxy-+m\t"], 0, 40].Sample(t => _ = PlaceText.Read(t, out _));
}
