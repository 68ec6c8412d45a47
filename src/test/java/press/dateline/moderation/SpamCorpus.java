package press.dateline.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Comments as they come in, spam and others, in six languages; what one seed makes, it always makes. */
final class SpamCorpus {

    /** A comment. */
    record Said(String name, String text, boolean spam) {}

    private static final Pattern CHOICE = Pattern.compile("\\[([^\\]]*)]");

    private static final List<String> NAMES = List.of(
            "Ann", "Bob", "Chiara", "Dmitri", "Émile", "Fatima", "Georg", "Hana", "Igor", "José", "Karin", "Lars",
            "Мария", "王伟", "Nadia", "Olu");

    /** Alternatives stand in brackets, parted by bars; # is a number. */
    private static final List<String> SPAM = List.of(
            "[Earn|Make|Get] $# [a day|per week|every month] [working from home|online], [no experience needed|start"
                    + " today], [visit|see|click] https://[easy|quick|fast]-[cash|money]#.example",
            "[Best|Top|Cheap] [online casino|slots|poker] [bonus|deals|offers], [free spins|#% bonus] at"
                    + " www.[lucky|royal|mega]#.example [today|now|only this week]",
            "I [recovered|got back] my [lost|stolen] [bitcoin|crypto|wallet] [thanks to|with the help of] [a hacker|Mr"
                    + " Wizard|this expert], [contact|write] him on [telegram|whatsapp] +#",
            "[Buy|Order] [cheap|original|generic] [viagra|pills|meds] [without prescription|online], [fast|free]"
                    + " [shipping|delivery] [worldwide|discreet] #% off",
            "[Hot|Lonely] [girls|singles] [near you|in your area] [want to meet|are waiting], [click|see] [my profile|my"
                    + " photos] #",
            "[Verdiene|Jetzt] # Euro [pro Tag|im Monat] [von zu Hause|nebenbei], [ohne Risiko|garantiert], [hier"
                    + " klicken|mehr auf] www.[reich|geld]#.example",
            "[Gana|Consigue] # euros [al día|por semana] [desde casa|sin invertir], [escríbeme|haz clic] [por"
                    + " whatsapp|aquí] #",
            "[Gagnez|Recevez] # euros [par jour|par semaine] [depuis chez vous|sans effort], [cliquez ici|contactez-moi]"
                    + " sur [whatsapp|telegram] #",
            "[Заработок|Доход] от # рублей [в день|в неделю] [без вложений|на дому], [пишите|подробности] [в"
                    + " телеграм|в личку] #",
            "[加微信|联系微信]#，[日赚|每天收入]#元，[在家兼职|无需经验]，[轻松赚钱|马上开始]",
            "[Nice|Great|Useful] [post|blog|site], [check|visit] my [website|page] for [cheap|best] [seo|backlinks|"
                    + "followers] [services|packages] from $#");

    private static final List<String> OTHERS = List.of(
            "[I think|It seems to me|In my view] the [mayor|minister|council] [is right|is wrong|should resign] about the"
                    + " [trams|schools|budget|bridge], [we need|nobody wants] [more of them|a vote|answers]",
            "[Thanks for|Great] [reporting|article|piece]. [My family|My street|Our school] has [waited|asked] for this"
                    + " for # years",
            "[The|This] price of bitcoin [fell|rose] #% and [the bank|the regulator] [says nothing|warned us], [as"
                    + " always|what a surprise]",
            "[Does anyone know|Can you say] [when|whether|why] the [hospital|station|library] [opens|closes|is"
                    + " repaired]? [The website|Your article] [says|does not say]",
            "[See|Read|Compare] https://[www.paper|archive|city]#.example[/a|/report|] on [this|the budget|the court],"
                    + " [they|the council] [knew|said so] [in #|years ago]",
            "[Good|Fine|Thanks|Agreed|No|Nonsense], [Ann|Bob|Karin|everybody]",
            "The casino on the [square|hill] [paid|never paid] its taxes, [that is|this was] [the real story|a scandal"
                    + " for # years]",
            "[Der|Unser] [Bürgermeister|Minister|Stadtrat] [hat recht|irrt sich|sollte gehen], [die Straßenbahn|die"
                    + " Schule|der Haushalt] [braucht|kostet] [mehr Geld|zu viel|Geduld]",
            "[El alcalde|La ministra] [tiene razón|se equivoca] con [el presupuesto|el tranvía|las escuelas], [hace"
                    + " falta|no queremos] [un debate|más gasto]",
            "[Le maire|La ministre] a [raison|tort] sur [le budget|le tramway|les écoles], [il faut|personne ne veut]"
                    + " [un débat|attendre encore]",
            "[Мэр|Министр] [прав|ошибается] насчёт [трамвая|бюджета|школы], [нам нужно|никто не хочет] [обсуждение|ждать"
                    + " ещё # лет]",
            "[我觉得|我认为]市长[是对的|错了]，[学校|电车|预算]的问题[需要讨论|没有人关心]，[已经等了#年|谢谢报道]",
            "[No|Yes], [you are|he is] [wrong|right]: the [law|court|vote] [of #|last year] [said|changed] [something"
                    + " else|nothing]. [Read it again|Sources?|Well]");

    private SpamCorpus() {}

    static List<Said> of(long seed, int count) {
        Random random = new Random(seed);
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean spam = random.nextInt(3) == 0;
            List<String> patterns = spam ? SPAM : OTHERS;
            String text = said(patterns.get(random.nextInt(patterns.size())), random);
            String more =
                    random.nextInt(3) == 0 ? ". " + said(patterns.get(random.nextInt(patterns.size())), random) : "";
            said.add(new Said(NAMES.get(random.nextInt(NAMES.size())) + " " + i, text + more + ".", spam));
        }
        return said;
    }

    private static String said(String pattern, Random random) {
        String chosen = CHOICE.matcher(pattern).replaceAll(choice -> {
            String[] of = choice.group(1).split("\\|", -1);
            return Matcher.quoteReplacement(of[random.nextInt(of.length)]);
        });
        return Pattern.compile("#").matcher(chosen).replaceAll(_ -> String.valueOf(10 + random.nextInt(990)));
    }

    /** The same, written so that a list of words would not find it. */
    static String disguised(String text, long seed) {
        Random random = new Random(seed);
        return text.chars()
                .mapToObj(c -> random.nextInt(3) > 0 ? Character.toString(c) : disguised((char) c))
                .collect(Collectors.joining());
    }

    private static String disguised(char c) {
        return switch (c) {
            case 'a' -> "а"; // Cyrillic
            case 'o' -> "0";
            case 'e' -> "3";
            case 'i' -> "1";
            case 's' -> "$";
            case 'c' -> "ç";
            case 'n' -> "n\u200B";
            case 't' -> "ttt";
            default -> Character.toString(c);
        };
    }
}
