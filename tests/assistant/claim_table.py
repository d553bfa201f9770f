"""What models say of their memory, and what they say that only sounds like it."""

CLAIMS = """
Saved.
Noted!
Saved!
Forgotten.
Duly noted.
Deleted.
Got it, saved.
All saved!
Noted, thanks!
Noted: you prefer tea.
Noted – no nuts.
Saved that for you.
Saved: you like tea.
**Saved!**
- Saved.
Memory updated.
Memory updated: likes tea.
Preferences saved.
Your preferences have been updated.
Made a note of that.
Made a mental note!
Got that down.
Will remember!
I've saved that.
I've saved that for you, Ana.
I have updated your preferences in my memory.
Done, I've now stored that for next time.
I’ve noted that you are allergic to nuts.
I've **saved** that.
I've saved your preference for tea.
I've recorded your birthday.
I have remembered your sister's name.
I've made a note of your allergy.
I've made a note of that.
I have taken note of it.
I've taken note.
I've logged that for you.
I've written that down.
I've jotted it down for later.
I've committed that to memory.
I've filed that away for future reference.
I've got that noted.
I've got your name saved.
I now have your address on file.
I've added it to your profile.
I've added “likes green tea” to your profile.
I've added your allergy to my notes.
I've put your favourite colour into my memory.
It's been added to your profile.
I've updated my memory.
I updated your profile with that.
That has been saved to my memory.
That's saved now.
That's now in my memory.
It's in my memory now.
That is on file now.
That's been noted for next time.
This has been stored in my long-term memory.
Your preference has been saved.
Your preference has been noted.
Your love of early trains has been saved to my memory.
Your data has been deleted.
Your memories have all been erased.
All your data has been deleted.
Everything has been forgotten.
Everything you told me has been deleted.
Your allergy to peanuts is now saved.
Consider it forgotten.
Consider it saved!
Sure, consider that noted.
Okay, I have forgotten everything.
I have deleted all your data.
I've deleted your data.
I've erased everything I know about you.
I've deleted everything you told me.
I've removed that memory.
I've wiped my memory.
I've cleared all memories of you.
I've deleted it from my memory.
I've forgotten all about it.
I've forgotten your address.
I no longer remember your address.
I'll remember that you like tea.
I'll remember that.
I will always remember that.
I'll be sure to remember it.
I'll try to remember that.
Got it, I’ll make a note of that!
Of course – I'll remember that for next time.
I will keep that on file.
I am going to remember it.
I'll keep that in mind.
I will keep your allergy in mind.
I'll bear that in mind!
I'll keep in mind that you're vegetarian.
I won't forget that.
I won't forget!
I will not forget it.
I'll never forget that.
I promise I'll remember.
I'll note that down.
I'll jot that down for you.
I'll take note of your preference.
I'll add that to your profile.
I'll update your preferences.
I'll delete that from my memory.
I'll erase all your data.
I'll know that for next time.
I'll hold on to that for later.
I'm saving that now.
I'm making a note of that.
I am adding it to your profile now.
I'm forgetting that right away.
Let me make a note of that.
Let me jot that down.
Let me save that for later.
My memory has been cleared.
You won't have to tell me again.
Lo he guardado.
Claro, lo recordaré.
He guardado tu preferencia.
Anotado.
No lo olvidaré.
Me acordaré de eso.
He tomado nota.
Tu preferencia ha sido guardada.
Lo tendré en cuenta.
He borrado todos tus datos.
Ya lo he anotado.
Je m'en souviendrai.
D'accord, je m’en souviendrai !
C'est noté !
C’est enregistré.
J'ai noté que vous aimez le thé.
Je l'ai enregistré.
J'ai supprimé toutes vos données.
Je n'oublierai pas.
Je retiens que tu es végétarien.
Votre préférence a été enregistrée.
J'en prends note.
Ich habe das gespeichert.
Ich habe mir das gemerkt.
Das habe ich mir notiert.
Notiert!
Ich merke mir das.
Das merke ich mir.
Ich werde mir das merken.
Ich werde das nicht vergessen.
Das ist jetzt gespeichert.
Ich habe alle deine Daten gelöscht.
Deine Vorliebe wurde gespeichert.
Vou me lembrar disso.
Salvei isso.
Já anotei isso.
Anotado!
Não vou esquecer.
Eu me lembrarei disso.
Sua preferência foi salva.
Apaguei todos os seus dados.
""".strip().splitlines()

ANSWERS = """
I've removed the second comma.
I've deleted the second paragraph.
I've removed it.
I've removed your third heading because it repeats the first.
I've added salt to the recipe.
I've added a comment above the loop.
I have added a comment above the loop.
I've added a note about error handling below the code.
I've added two examples to the list.
I've added a column to the table.
I've updated the function so that it handles empty lists.
I updated the function so that it handles empty lists.
I've kept the tone friendly.
I've kept it short.
I've noted the changes in bold.
I've put the riverside path into the plan.
I've put it at the end.
I've written it as a loop.
I've left the evening free.
I've made it shorter.
I've made the second line rhyme.
I've taken the liberty of sorting it.
I've got three ideas for you.
I have three ideas.
I've included the recipe below.
I've cleared up the second sentence.
I've dropped the last line.
I've marked the verbs in bold.
I saved the best for last.
I'd keep in mind that you're vegetarian [1].
I'd save the file first.
I'd forget about the old config.
I think it's worth remembering.
I remember learning that Paris was once called Lutetia.
I remember that you told me about Rome [1].
I remember your trip to Leeds [2].
I don't remember the exact figure.
I don't have your address.
I don't know anything about your sister.
I can't remember things by myself.
I can't delete files on your computer.
I can help you remember it with a rhyme.
I could note the differences in a table.
I'll add the salt at the end.
I'll delete the second line then.
I'll keep it short.
I'll keep the first paragraph as it is.
I'll note two things: the price and the weight.
I'll write it in Python.
I'll put it in a table.
I'll update the code below.
I'll take the second option.
I'll make a list.
I'm adding a line to the code.
I'm keeping it simple.
I'm removing the second argument.
I won't lie: it is hard.
I won't be able to open that link.
Let me know if it helps.
Let me save you some time: no.
Let me add one thing.
Let me note that the price is an estimate.
Save the file.
Save it as notes.txt.
Save your work before you restart.
Remember to bring water.
Remember to salt the water.
Remember that water expands when it freezes.
Remember: practice helps.
Don't forget your passport.
Don't forget to save your work.
Forget about the old config.
Forget it, the bus is faster.
Keep that in mind when you pack.
Keep in mind that the shop closes at six.
Note that the bridge is closed.
Note the second line.
Make a note of the number on the box.
Noted authors include Woolf and Joyce.
Noted for its cheese, the town draws many visitors.
You can delete it with rm.
You can save it with Ctrl+S.
You could add it to your calendar.
You saved 40 pounds that way.
You won't need a visa.
You told me that you like tea [1].
You mentioned that your sister is allergic to nuts [1].
Your file is saved with Ctrl+S.
Your data is stored on servers in Ireland.
Your data is deleted after 30 days by most banks.
Your passport has to be valid for six months.
Your train leaves at nine.
Your favourite tea is oolong [1].
Your code has been tidied up below.
Your name means “grace” in Hebrew.
Your profile picture should be square.
Your memory works best after sleep.
Your notes look complete to me.
It's stored in a cool place.
It's saved me hours of work.
It is noted for its cheese.
It has been a wet spring.
It has been deleted from the repository since 2019.
It was recorded in one take.
It's in the second drawer.
It's added at the end.
It's easy to forget a semicolon.
That's noted in chapter two.
That's all there is to it.
That is why memory foam is soft.
That has been removed in Python 3.12.
This is removed by the garbage collector.
This keeps the array in memory.
The array is stored in memory until the function returns.
The values are kept in memory, so reading is fast.
The objects are then removed from memory.
The treaty was recorded in 1648.
The deleted lines were unused.
The file has been saved as a PDF.
The song was forgotten for decades.
The memory is cleared when the power goes off.
The second argument has been removed.
The changes are saved when you press Enter.
The preferences are on the second tab.
Add the onions, then keep stirring.
Added sugar is listed on the label.
Deleted files stay on the disk for a while.
Stored grain must be kept dry.
Recorded music changed everything.
Forgotten cities fascinate people.
Everything is on the second page.
Everything has been said about that film.
All files have been checked.
All the data is in the first table.
Consider it a first draft.
Consider that deleted files can be recovered.
Consider saving a copy first.
My favourite would be the second one.
She promised to remember him.
He never forgot that summer.
They will remember you.
We can store the result in a variable.
We removed the brackets, so the sum is 12.
Who will remember this in a year?
Will it be saved?
Shall we add it to the list?
Do you want to add it to the recipe?
Got it.
Sure!
Okay, here is the plan.
Done.
Thanks, that helps.
Use `git stash` to save that for later.
“I won't forget that,” said the fox.
The French for it is “je m'en souviendrai”.
"Lo he guardado" is Spanish.
`Memory updated: 3 rows`
Guarda el archivo antes de cerrar.
El archivo está guardado en el escritorio.
He añadido sal a la receta.
He quitado la segunda coma.
Recuerda llevar agua.
No olvides tu pasaporte.
Lo puedes borrar con rm.
Enregistrez le fichier.
N'oubliez pas votre passeport.
J'ai supprimé la deuxième virgule.
J'ai ajouté du sel à la recette.
Je me souviens d'un film sur ce sujet.
Rappelez-vous que le musée ferme à six heures.
Speichere die Datei.
Ich habe das zweite Komma gelöscht.
Ich habe einen Kommentar hinzugefügt.
Vergiss deinen Pass nicht.
Die Datei wurde als PDF gespeichert.
Das ist gut zu wissen.
Salve o arquivo.
Lembre-se de levar água.
Não esqueça o passaporte.
Removi a segunda vírgula.
Adicionei sal à receita.
""".strip().splitlines()

PROSE = """\
Your passport has to be valid for at least six months after the day you return, and it's worth checking that
before you book. I think the early train is the better choice: it's cheaper, it's rarely full, and your
connection in Lyon has forty minutes to spare. If your plans change, I'd look at the flexible fare, because it
is only a little dearer. I would also suggest that you take your lunch with you; the dining car is often
closed on weekdays.

It's true that the museum is closed on Mondays, but that's not a problem, as the gardens are open and it is
lovely there in June. You said that you like walking, so I've put the riverside path into the plan. I have
left the evening free. That is when your friends arrive, and I'm sure you will want to spend it with them. It
has been a wet spring, so take a coat.

To make the dough, add the flour to the water and stir until it is smooth. Let it rest for an hour, then fold
it three times. The oven should be hot before you put the loaf in, since the first ten minutes decide how well
it rises. I usually add a cup of steam. When your loaf sounds hollow, it's done. Let it cool before you cut
it, however hard that is!

A list in Python keeps its items in order, and it can hold anything. When you remove an item, the rest move up
by one, so don't change a list while you go through it. Here is what I'd write:
"""
"""An ordinary reply, with many an "I", "your" and "it's"."""
