using System.Reflection;
using System.Reflection.Emit;

namespace Veerkracht.Core.Tests.House;

/// <summary>What compiled code names: the members in its instructions, and the types in its shape.</summary>
internal static class Code
{
    private const BindingFlags Own =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static IEnumerable<MethodBase> MethodsOf(Type type) => [.. type.GetConstructors(Own), .. type.GetMethods(Own)];

    /// <summary>The types, methods and fields that the instructions of a method name; nothing where it has none.</summary>
    public static IEnumerable<MemberInfo> Named(MethodBase method)
    {
        var body = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var at = 0;
        while (at < body.Length)
        {
            var code = body[at] == 0xFE ? OpCodes[(short)(0xFE00 | body[at + 1])] : OpCodes[body[at]];
            at += code.Size;
            if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                yield return method.Module.ResolveMember(BitConverter.ToInt32(body, at), ofType, ofMethod)!;
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(body, at),
                _ => 4,
            };
        }
    }

    /// <summary>All types that a type names: what it is made of, what its members take and give, and what they name inside.</summary>
    public static IEnumerable<Type> TypesIn(Type type) =>
        Shape(type)
            .Concat(type.GetFields(Own).Select(f => f.FieldType))
            .Concat(MethodsOf(type).SelectMany(TypesIn))
            .OfType<Type>()
            .SelectMany(Parts)
            .Distinct();

    private static IEnumerable<Type?> Shape(Type type) =>
        [type.BaseType, .. type.GetInterfaces(), .. type.GetCustomAttributesData().Select(a => a.AttributeType)];

    private static IEnumerable<Type?> TypesIn(MethodBase method) =>
        [
            (method as MethodInfo)?.ReturnType,
            .. method.GetParameters().Select(p => p.ParameterType),
            .. method.GetMethodBody()?.LocalVariables.Select(l => l.LocalType) ?? [],
            .. method
                .GetMethodBody()
                ?.ExceptionHandlingClauses.Where(c => c.Flags == ExceptionHandlingClauseOptions.Clause)
                .Select(c => c.CatchType)
                ?? [],
            .. Named(method)
                .SelectMany(member =>
                    (Type?[])
                        [
                            member as Type ?? member.DeclaringType,
                            (member as FieldInfo)?.FieldType,
                            .. member is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : [],
                        ]
                ),
        ];

    /// <summary>A type, and those of which it is built: elements, arguments.</summary>
    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];
}
