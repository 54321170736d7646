namespace Veerkracht.Core.Forms.Kinds;

/// <summary>
/// The kinds of field. A new kind is a file with its object, its name in <see cref="FieldType"/>, and its place here; a name without a kind
/// is told when this is first used.
/// </summary>
public static class FieldKinds
{
    public static FieldKind Text { get; } = FreeTextKind.Short;
    public static FieldKind Number { get; } = NumberKind.Number;
    public static FieldKind Amount { get; } = NumberKind.Amount;
    public static FieldKind Date { get; } = new DateKind();
    public static FieldKind YesNo { get; } = new YesNoKind();
    public static FieldKind Phone { get; } = PhoneKind.Kind;
    public static FieldKind Email { get; } = EmailKind.Kind;
    public static FieldKind Iban { get; } = IbanKind.Kind;
    public static FieldKind PostalCode { get; } = PostalCodeKind.Kind;
    public static FieldKind Files { get; } = new FilesKind();
    public static FieldKind Block { get; } = new BlockKind();

    /// <summary>All, in the order in which staff choose from them.</summary>
    public static IReadOnlyList<FieldKind> All { get; } =
    [
        Text,
        FreeTextKind.Long,
        Number,
        Amount,
        NumberKind.Percentage,
        Date,
        YesNo,
        ChoiceKind.Single,
        ChoiceKind.Several,
        Email,
        Phone,
        Iban,
        KboKind.Kind,
        PostalCode,
        Files,
        new OrganisationsKind(),
        MapKind.Point,
        MapKind.Line,
        MapKind.Area,
        new TableKind(),
        new GroupKind(),
        Block,
        new ComputedKind(),
    ];

    private static readonly FieldKind[] ByType =
    [
        .. Enum.GetValues<FieldType>()
            .Select(type =>
                All.SingleOrDefault(k => k.Type == type) ?? throw new InvalidOperationException($"No kind is made for {type}.")
            ),
    ];

    /// <summary>What can be computed, by the word of its format: a kind of field that holds the same.</summary>
    public static IReadOnlyDictionary<string, FieldKind> Formats { get; } =
        new Dictionary<string, FieldKind>
        {
            ["number"] = Number,
            ["amount"] = Amount,
            ["text"] = Text,
            ["date"] = Date,
            ["yes_no"] = YesNo,
        };

    private static readonly Dictionary<string, (FieldKind Kind, KindWord Word)> ByWord = All.SelectMany(k =>
            k.Words.Select(w => (Kind: k, Word: w))
        )
        .ToDictionary(k => k.Word.Word);

    /// <summary>The words by which a call names a kind.</summary>
    public static IReadOnlyCollection<string> Words => ByWord.Keys;

    /// <summary>The kind that a call names by a word; null where none is.</summary>
    public static (FieldKind Kind, KindWord Word)? Named(string? word) =>
        word is not null && ByWord.TryGetValue(word, out var kind) ? kind : null;

    public static FieldKind Of(FieldType type) => ByType[(int)type];
}
