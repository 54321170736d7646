namespace Veerkracht.BrowserTests;

/// <summary>The eye that looks at every page sees what is wrong.</summary>
[Collection(InChromium.Name)]
public sealed class AccessibilityTests(Chromium chromium)
{
    [Fact]
    public async Task A_picture_without_words_and_a_box_without_a_name_are_named_with_their_element()
    {
        var page = await chromium.Open("http://127.0.0.1");
        await page.SetContentAsync("<html lang='nl'><title>x</title><main><h1>x</h1><img src='x.png'><input name='y'></main></html>");
        var first = await page.Violations();
        var again = await page.Violations();
        Assert.Equal(first, again);
        Assert.Contains(first, v => v.Contains("image-alt", StringComparison.Ordinal) && v.Contains("x.png", StringComparison.Ordinal));
        Assert.Contains(first, v => v.Contains("label", StringComparison.Ordinal) && v.Contains("name=\"y\"", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }
}
